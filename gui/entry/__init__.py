"""The interview room: one section a screen, answered by keyboard, saved answer by answer."""

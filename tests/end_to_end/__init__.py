"""The whole story, told by people who have only a keyboard: each in a window and a process of their own."""

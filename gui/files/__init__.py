"""The data as files for other programs: choose, write in the background, open the folder."""

"""HOW WE KNOW: what was made to do harm is refused with a code, or runs bounded. `-s` prints seconds and memory."""

"""The hub: intake, receipts and hand-out for many devices, on its own tables."""

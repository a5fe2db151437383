"""The questionnaires of this folder: import, check, preview, install, retire."""

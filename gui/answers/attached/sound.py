"""A recording as an answer: from the microphone where there is one, or a file; it never lies on the disk in clear."""

import io
import wave
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gui.answers.attached import devices
from gui.answers.attached.answer import Act, AttachedAnswer
from gui.answers.attached.file import sized
from gui.answers.attached.keeper import Keeper
from model.language import N_, _

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSource, QMediaPlayer

RATES = {"voice-only": 8_000, "low": 16_000}
RATE, WIDTH = 32_000, 2
LONGEST = 90_000_000  # bytes: about 23 minutes at the best quality, 94 for the voice only


class Tape(QBuffer):
    """Where the microphone writes: memory, and nothing else."""

    def __init__(self, rate: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rate = rate
        self.open(QIODevice.OpenModeFlag.WriteOnly)

    @property
    def seconds(self) -> int:
        return self.size() // (self.rate * WIDTH)

    def sounds(self) -> bytes:
        """What was recorded so far, as the microphone gives it."""
        return bytes(self.data().data())


def recording(sounds: bytes, rate: int) -> bytes:
    """A WAV file of these sounds."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        file.setframerate(rate)
        file.writeframes(sounds)
    return made.getvalue()


class SoundAnswer(AttachedAnswer):
    """R begins and ends a recording, O plays it. `quality` is the form's: voice-only, low, or anything better."""

    SYMBOL = "microphone"
    EMPTY = N_("No recording yet")
    CHOOSE = N_("Choose a recording …")
    KINDS, ENDINGS = N_("Recordings"), "*.wav *.mp3 *.m4a *.ogg *.opus *.amr *.flac *.aac"

    def __init__(self, path: str = "", *, keeper: Keeper | None = None, quality: str = "", new: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        self.rate, self.new = RATES.get(quality, RATE), new
        self.tape: Tape | None = None
        self._source: QAudioSource | None = None
        self._player: QMediaPlayer | None = None
        super().__init__(path, keeper=keeper, parent=parent)
        self._second = QTimer(self, interval=500)
        self._second.timeout.connect(self._count)
        if keeper is not None:
            devices.find(self, self.retranslate)

    def make_acts(self) -> tuple[Act, ...]:
        choose, _listen, remove = super().make_acts()
        record = Act("R", N_("Record"), "record", self.record, lambda: self._can_record() and self.tape is None)
        stop = Act("R", N_("Stop and keep"), "stop", self.stop, lambda: self.tape is not None)
        chosen = Act(choose.key, choose.words, choose.symbol, choose.do, self._can_choose)
        heard = Act("O", N_("Listen"), "play", self.look, lambda: self.has_file() and self.tape is None)
        return (stop, record, chosen, heard, Act(remove.key, remove.words, remove.symbol, remove.do, heard.is_open))

    def _can_record(self) -> bool:
        return devices.known().microphone

    def _can_choose(self) -> bool:
        return self.tape is None and not (self.new and self._can_record())

    def state(self) -> tuple[str, str]:
        if self.tape is None:
            return super().state()
        return _("Recording, {time}").format(time=timed(self.tape.seconds)), "bad"

    def show_content(self, content: bytes) -> None:
        self.view.show_caption(sized(len(content)))

    # --- recording ----------------------------------------------------------------------------------------------------

    @Slot()
    def record(self) -> None:
        """Listen to the microphone until it is stopped."""
        from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices

        self.entered.emit()
        wanted = QAudioFormat()
        wanted.setSampleRate(self.rate)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._source = QAudioSource(QMediaDevices.defaultAudioInput(), wanted, self)
        self.roll(Tape(self.rate, self))
        self._source.start(self.tape)

    def roll(self, tape: Tape) -> None:
        """What comes in is written on this tape from now on."""
        self.tape = tape
        self._second.start()
        self.retranslate()

    @Slot()
    def stop(self) -> None:
        """End the recording and keep it."""
        tape, self.tape = self.tape, None
        self._second.stop()
        if self._source is not None:
            self._source.stop()
        if tape is not None:
            tape.close()
            self.keep(partial(recording, tape.sounds(), tape.rate), "x.wav")
        self.retranslate()

    def commit(self) -> None:
        """The screen goes away: what was recorded is kept."""
        if self.tape is not None:
            self.stop()

    def escape(self) -> bool:
        """Esc ends a recording and keeps it, too."""
        was = self.tape is not None
        self.commit()
        return was

    @Slot()
    def _count(self) -> None:
        if self.tape is not None and self.tape.size() > LONGEST:
            self.stop()
        self._say()
        self.update()

    # --- listening ----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Play it from the beginning; the same again stops it."""
        if not self.value or self.keeper is None:
            super().look()
        elif self._player is not None:
            self._player.stop()
            self._player = None
        else:
            self.keeper.fetch(self.path, owner=self, done=self._play, failed=self._not_there)

    def _play(self, content: bytes) -> None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        made, buffer = QMediaPlayer(self), QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        made.setAudioOutput(QAudioOutput(made))
        self.show_film(made)
        made.setSourceDevice(buffer)
        self._player = made
        made.play()

    def show_film(self, player: "QMediaPlayer") -> None:
        """Where the pictures of a film go; a recording has none."""


def timed(seconds: int) -> str:
    """Minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"

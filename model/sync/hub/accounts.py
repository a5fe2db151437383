"""Who may speak to the hub: people, their one-time codes, and the tokens of their devices, kept as hashes only."""

import hashlib
import secrets
from collections import defaultdict, deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import and_, select, update

from model import identity
from model.fieldwork.people import Person
from model.sync.hub.intake import Sender
from model.sync.hub.lanes import Lane, Turn
from model.sync.hub.tables import device, insert_new, invitation, person
from model.sync.protocol import Invitation, Member, SyncError

LETTERS = "34679ACDEFGHJKMNPQRTWXY"  # none that looks like another one
LOOK_ALIKE = str.maketrans("АСЕНКМРТХУ", "ACEHKMPTXY")  # the same shapes on a Cyrillic keyboard
CODE_LENGTH = 8
VALID = timedelta(days=7)
ATTEMPTS = 5
ATTEMPTS_IN_ALL = 50
WINDOW_SECONDS = 15 * 60


def hashed(secret: str) -> str:
    """How a token or code is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def readable(code: str) -> str:
    """A code as it is read aloud: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def plain(code: str) -> str:
    """A code as typed by a person: without groups, in capitals, Cyrillic look-alikes taken for Latin ones."""
    return "".join(filter(str.isalnum, code)).upper().translate(LOOK_ALIKE)


class Attempts:
    """Counts wrong codes, per sender and in all, so that codes cannot be guessed."""

    def __init__(self) -> None:
        self._failures: dict[str, deque[int]] = defaultdict(deque)

    def check(self, source: str) -> None:
        """SyncError when this sender, or everybody together, failed too often."""
        for who, most in ((source, ATTEMPTS), ("", ATTEMPTS_IN_ALL)):
            failures = self._recent(who)
            if len(failures) >= most:
                wait = WINDOW_SECONDS - (identity.monotonic() - failures[0]) // 1_000_000_000
                raise SyncError("hub.too_many_attempts", "retry", seconds=wait)

    def failed(self, source: str) -> None:
        """One more wrong code."""
        for who in (source, ""):
            self._recent(who).append(identity.monotonic())

    def _recent(self, who: str) -> deque[int]:
        failures = self._failures[who]
        while failures and identity.monotonic() - failures[0] > WINDOW_SECONDS * 1_000_000_000:
            failures.popleft()
        return failures


class Accounts:
    """People, invitations and devices. Tokens are checked in memory: a submission costs no look-up."""

    def __init__(self, writer: Lane, reader: Lane) -> None:
        self._writer = writer
        self._reader = reader
        self._attempts = Attempts()
        self._senders: Mapping[str, Sender] = {}
        self._renewing = Lock()
        self._renew()

    def sender(self, token: str) -> Sender | None:
        """Whose token this is; None when unknown or revoked."""
        return self._senders.get(hashed(token))

    def invite(self, someone: Person, valid: timedelta = VALID) -> Invitation:
        """A code for this person; earlier unused codes of theirs are void."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        now = identity.now()
        self._writer.do(lambda turn: _invite(turn, someone, hashed(code), now, now + valid))
        self._renew()
        return Invitation(readable(code), someone.record(), now + valid)

    def redeem(self, code: str, device_id: str, device_name: str, source: str) -> tuple[str, Person]:
        """A token for the device of whoever has the code. The same device may ask again until it has used its token:
        the first answer may have been lost on the way."""
        self._attempts.check(source)
        token = secrets.token_urlsafe(48)
        entry = {"token_hash": hashed(token), "id": device_id, "name": device_name, "kind": "device"}
        now = identity.now()
        try:
            someone = self._writer.do(lambda turn: _redeem(turn, hashed(plain(code)), entry, now))
        except SyncError:
            self._attempts.failed(source)
            raise
        self._renew()
        return token, someone

    def mint(self, someone: Person, device_id: str, name: str, kind: str = "device") -> str:
        """A token without a code: the supervisor's own device, or `kind` "collect" for a path token of ODK Collect."""
        token = secrets.token_urlsafe(48)
        entry = {"token_hash": hashed(token), "id": device_id, "name": name, "kind": kind}
        now = identity.now()
        self._writer.do(lambda turn: _mint(turn, someone, entry, now))
        self._renew()
        return token

    def revoke(self, device_id: str) -> None:
        """The tokens of this device are worth nothing from now on."""
        gone = update(device).where(and_(device.c.id == device_id, device.c.revoked_at == ""))
        now = identity.now().isoformat()
        self._writer.do(lambda turn: turn.connection.execute(gone.values(revoked_at=now)))
        self._renew()

    def seen(self, sender: Sender) -> None:
        """This device spoke just now."""
        spoke = update(device).where(and_(device.c.id == sender.device, device.c.revoked_at == ""))
        now = identity.now().isoformat()
        self._writer.submit(lambda turn: turn.connection.execute(spoke.values(seen_at=now)))

    def members(self) -> list[Member]:
        """Everybody, with their devices, in order of name."""
        return self._reader.do(_members)

    def person(self, person_id: str) -> Person | None:
        """Somebody by id."""
        wanted = select(person).where(person.c.id == person_id)
        row = self._reader.do(lambda turn: turn.connection.execute(wanted).one_or_none())
        return Person.of(row._asdict()) if row else None

    def _renew(self) -> None:
        with self._renewing:  # else an older reading may arrive last and forget a device that has just joined
            self._senders = self._reader.do(_senders)


def _senders(turn: Turn) -> dict[str, Sender]:
    someone = (person.c.id, person.c.name, person.c.role, person.c.region)
    wanted = (
        select(device.c.token_hash, device.c.id, *someone, device.c.kind)
        .join(person, person.c.id == device.c.person_id)
        .where(device.c.revoked_at == "")
    )
    return {row[0]: Sender(*row[1:]) for row in turn.connection.execute(wanted)}


def _remember(turn: Turn, someone: Person) -> None:
    values = {key: str(value) for key, value in someone.record().items()}
    if not insert_new(turn.connection, person, **values):
        turn.connection.execute(update(person).where(person.c.id == someone.id).values(**values))


def _invite(turn: Turn, someone: Person, code_hash: str, now: datetime, expires: datetime) -> None:
    _remember(turn, someone)
    open_codes = and_(invitation.c.person_id == someone.id, invitation.c.used_at == "", invitation.c.voided_at == "")
    turn.connection.execute(update(invitation).where(open_codes).values(voided_at=now.isoformat()))
    values = {"person_id": someone.id, "created_at": now.isoformat(), "expires_at": expires.isoformat()}
    insert_new(turn.connection, invitation, code_hash=code_hash, **values)


def _redeem(turn: Turn, code_hash: str, entry: Mapping[str, str], now: datetime) -> Person:
    found = turn.connection.execute(select(invitation).where(invitation.c.code_hash == code_hash)).one_or_none()
    if found is None or found.voided_at:
        raise SyncError("hub.wrong_code")
    if datetime.fromisoformat(found.expires_at) < now:
        raise SyncError("hub.code_expired")
    if found.used_at and (found.device_id != entry["id"] or _was_seen(turn, found.person_id, entry["id"])):
        raise SyncError("hub.code_used")
    if _is_somebody_elses(turn, found.person_id, entry["id"]):
        raise SyncError("hub.broken_request")
    used = {"used_at": found.used_at or now.isoformat(), "device_id": entry["id"]}
    turn.connection.execute(update(invitation).where(invitation.c.code_hash == code_hash).values(**used))
    row = turn.connection.execute(select(person).where(person.c.id == found.person_id)).one()
    someone = Person.of(row._asdict())
    _mint(turn, someone, entry, now)
    return someone


def _was_seen(turn: Turn, person_id: str, device_id: str) -> bool:
    mine = and_(device.c.id == device_id, device.c.person_id == person_id, device.c.revoked_at == "")
    return any(turn.connection.execute(select(device.c.seen_at).where(mine)).scalars())


def _is_somebody_elses(turn: Turn, person_id: str, device_id: str) -> bool:
    """Every folder names its device anew, so only a forged name meets another person's: it would share their counts
    and be revoked with them."""
    theirs = and_(device.c.id == device_id, device.c.person_id != person_id)
    return turn.connection.execute(select(device.c.id).where(theirs).limit(1)).first() is not None


def _mint(turn: Turn, someone: Person, entry: Mapping[str, str], now: datetime) -> None:
    """A new token takes the place of the one the same device had for the same person."""
    _remember(turn, someone)
    earlier = and_(device.c.id == entry["id"], device.c.person_id == someone.id, device.c.revoked_at == "")
    turn.connection.execute(update(device).where(earlier).values(revoked_at=now.isoformat()))
    insert_new(turn.connection, device, person_id=someone.id, created_at=now.isoformat(), **entry)


def _members(turn: Turn) -> list[Member]:
    devices: dict[str, list[tuple[str, str, str, bool]]] = defaultdict(list)
    for row in turn.connection.execute(select(device).order_by(device.c.created_at)):
        devices[row.person_id].append((row.id, row.name, row.seen_at, bool(row.revoked_at)))
    still_open = and_(invitation.c.used_at == "", invitation.c.voided_at == "")
    codes = select(invitation.c.person_id, invitation.c.expires_at).where(still_open)
    until = {row.person_id: row.expires_at for row in turn.connection.execute(codes)}
    people = turn.connection.execute(select(person).order_by(person.c.name)).all()
    return [Member(Person.of(row._asdict()).record(), tuple(devices[row.id]), until.get(row.id, "")) for row in people]

"""From three empty computers to a printed regional summary, by keyboard alone: the story of the second issue."""

from pypdf import PdfReader

from tests.end_to_end.person import Person

ADDRESS = r"http://127\.0\.0\.1:\d+"
CODE = r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b"
TIMES = ("0900", "0902", "0914", "0921", "0925")
KAZAKH = set("әғқңөұүһі")


def starts_the_fieldwork(supervisor: Person) -> None:
    supervisor.sees("Start fieldwork as supervisor")
    supervisor.presses("2")
    supervisor.sees("One wave of one survey, with its hub on this computer.")
    supervisor.fills(("Your name", "Айгүл"), ("Region", "Ақмола"), ("Passphrase", supervisor.passphrase))
    supervisor.fills(("The passphrase again", supervisor.passphrase))
    supervisor.presses("Enter")
    supervisor.sees("Nothing is half done")
    supervisor.sees("2026")


def switches_the_hub_on(supervisor: Person) -> str:
    supervisor.presses("Alt+5")
    supervisor.goes_to("Switch the hub on")
    supervisor.presses("Enter")
    return supervisor.reads(ADDRESS)


def invites(supervisor: Person, name: str, *, role: int = 0) -> str:
    supervisor.goes_to("Works as")
    supervisor.presses(*["Up"] * 2, *["Down"] * role)
    supervisor.goes_to("Name")
    supervisor.types(name)
    supervisor.presses("Enter")
    supervisor.sees("Code for {name}", name=name)
    return supervisor.reads(CODE)


def tells_where_and_what(interviewer: Person) -> None:
    """Channel, centre and service, with Kazakh letters and with Russian ones in their place; the region is known."""
    interviewer.is_at("consent")
    interviewer.presses("1")
    interviewer.is_at("F9")
    interviewer.presses("1")
    interviewer.is_at("centre")
    interviewer.finds("көкшетау")
    interviewer.is_at("F10")
    interviewer.finds("эцк")
    interviewer.is_at("P3")
    interviewer.presses("1")
    interviewer.is_at("F1")


def tells_the_times(interviewer: Person) -> None:
    for question, moment in (("F1", "1015"), ("F2", "1025"), ("F3", "1050")):
        interviewer.is_at(question)
        interviewer.presses(*moment, "Enter")
    interviewer.is_at("F4")
    interviewer.presses("2", "Enter", "1")
    interviewer.is_in("inf")


def hands_over(interviewer: Person, answer: str) -> None:
    """The respondent answers alone and gives the computer back."""
    interviewer.presses("Enter", answer)
    interviewer.sees("Thank you. Your answer is hidden.")
    interviewer.presses("Enter")


def tells_the_rest(interviewer: Person) -> None:
    """From the second criterion to the end."""
    interviewer.presses(*"5" * 18)
    interviewer.is_at("F6")
    interviewer.presses("6", "Enter", "2", *"555")
    interviewer.is_at("F8")
    hands_over(interviewer, "2")
    interviewer.is_at("F11")
    interviewer.types("әр ғимаратқа қосымша терезе, кең өткел, ұзақ күтпеу – үлгі һәм ізгілік")
    interviewer.presses("Enter", *"1111")
    interviewer.sees("Complete.")


def finishes(person: Person) -> str:
    """The receipt code."""
    person.presses("Enter")
    person.sees("Finished and saved")
    return person.reads(CODE)


def passes_the_test(shopper: Person) -> None:
    for question, right in (("t_money", "2"), ("t_record", "3"), ("t_name", "1"), ("t_known", "2"), ("t_when", "3")):
        shopper.is_at(question)
        shopper.presses(right)


def logs_a_visit(shopper: Person, *, has_passed: bool = False) -> None:
    shopper.presses("Ctrl+Shift+N")
    shopper.is_at("brief")
    shopper.presses("Enter")
    if not has_passed:
        passes_the_test(shopper)
    for question, words in (("centre", "кокшетау"), ("service", "эцп")):
        shopper.is_at(question)
        shopper.finds(words)
    shopper.is_at("shift")
    shopper.presses("1")
    for question, moment in zip(("arrived", "ticket", "called", "served", "left"), TIMES, strict=True):
        shopper.is_at(question)
        shopper.presses(*moment, "Enter")
    shopper.presses("7", "Enter", "1")
    shopper.is_at("M01")
    shopper.presses(*"J" * 29, "N")
    shopper.is_at("evidence")
    shopper.presses("Down")
    shopper.types("всё по стандарту")
    shopper.presses("Enter")
    shopper.sees("Complete.")


def syncs(person: Person) -> None:
    person.presses("Escape")
    person.sees("Today")
    person.presses("Ctrl+R")
    person.sees("Sent: {sent}. Fetched: {received}.", sent=1, received=0)
    person.sees("Everything you finished has arrived")


def syncs_while_the_hub_is_off(person: Person, supervisor: Person) -> None:
    """The hub comes back at the same address."""
    supervisor.goes_to("Switch the hub off")
    supervisor.presses("Enter")
    supervisor.sees("Switch the hub on")
    person.presses("Escape")
    person.sees("Today")
    person.presses("Ctrl+R")
    person.sees("The hub cannot be reached. Everything finished stays here and is sent with the next sync.")
    supervisor.goes_to("Switch the hub on")
    supervisor.presses("Enter")
    supervisor.sees("Switch the hub off")
    person.presses("Ctrl+R")
    person.sees("Everything you finished has arrived")


def sees_what_came_in(supervisor: Person, *people: str) -> None:
    supervisor.presses("Ctrl+R")
    supervisor.reads(r"[:\s]2\.|: 0\.")
    supervisor.presses("Alt+5")
    supervisor.goes_to("Hub and people")
    supervisor.presses("Right")
    for each in people:
        supervisor.sees(each)


def saves_the_summary(supervisor: Person) -> str:
    """The text of the paper that is on view, from the file it was saved to."""
    before = set(supervisor.place.glob("*.pdf"))
    supervisor.goes_to("Save …")
    supervisor.presses("Enter")
    supervisor.sees("Save the report")
    supervisor.presses("Enter")
    supervisor.reads(r"\.pdf$")
    supervisor.sees("Saved: {file}", file="")
    (saved,) = set(supervisor.place.glob("*.pdf")) - before
    return "\n".join(page.extract_text() for page in PdfReader(saved).pages)


def interviews_leaves_is_killed_and_goes_on(interviewer: Person) -> None:
    interviewer.presses("Ctrl+N")
    tells_where_and_what(interviewer)
    tells_the_times(interviewer)
    interviewer.presses("5", "4")
    third = interviewer.is_in("inf", answered=2)
    interviewer.presses("Escape")
    interviewer.holds("Go on: {interview}", interview="*")
    interviewer.presses("Enter")
    interviewer.is_at(third)
    interviewer.presses("3", "2")
    first = interviewer.is_in("acc")
    before = interviewer.answers()
    interviewer.is_killed()
    interviewer.starts_sapa()
    interviewer.unlocks()
    goes_on(interviewer, at=first)
    assert interviewer.answers() == before
    assert sorted(before[f"/data/inf/INF{n}"] for n in (1, 2, 3, 4)) == ["2", "3", "4", "5"]
    tells_the_rest(interviewer)
    finishes(interviewer)


def goes_on(interviewer: Person, *, at: str) -> None:
    """From the home page to the question where it was left."""
    interviewer.sees("To go on with")
    interviewer.goes_to("Go on: {interview}", interview="*")
    interviewer.presses("Enter")
    interviewer.is_at(at)


def prints_the_summary(supervisor: Person) -> None:
    supervisor.presses("Alt+7")
    kazakh = saves_the_summary(supervisor)
    assert set(kazakh.lower()) >= KAZAKH
    assert "Ақмола облысы" in kazakh
    assert "Акмолинская область" in says_it_in(supervisor, "Қазақша")
    assert "Akmola Region" in says_it_in(supervisor, "Русский")
    supervisor.goes_to("Print …")
    supervisor.presses("Enter")
    supervisor.reads("^(Басып шығару|Печать|Print)$")
    supervisor.presses("Escape")


def says_it_in(supervisor: Person, before: str) -> str:
    """The same summary in the language at the right of this one."""
    supervisor.presses("Alt+7")
    supervisor.goes_to(before)
    supervisor.presses("Right")
    return saves_the_summary(supervisor)


def test_from_empty_computers_to_the_printed_summary(somebody) -> None:
    supervisor = somebody("supervisor")
    starts_the_fieldwork(supervisor)
    address = switches_the_hub_on(supervisor)
    interviewer = somebody("interviewer", passphrase="жеті сұр тырна қамыста")
    interviewer.joins(address, invites(supervisor, "ерлан"))
    interviews_leaves_is_killed_and_goes_on(interviewer)
    shopper = somebody("shopper", speaks="ru", passphrase="tiny blue birds sing")
    shopper.joins(address, invites(supervisor, "мәдина", role=1))
    logs_a_visit(shopper)
    finishes(shopper)
    syncs(interviewer)
    syncs_while_the_hub_is_off(shopper, supervisor)
    sees_what_came_in(supervisor, "ерлан", "мәдина")
    prints_the_summary(supervisor)
    for each in (supervisor, interviewer, shopper):
        each.closes_sapa()
        assert each.complaints() == ""


def test_a_missing_hub_is_said_and_nothing_is_kept(somebody) -> None:
    interviewer = somebody("interviewer")
    interviewer.sees("Join as interviewer or mystery shopper")
    interviewer.presses("3")
    interviewer.fills(("Address", "127.0.0.1:9"), ("Code", "AAAA-BBBB"), ("Passphrase", interviewer.passphrase))
    interviewer.fills(("The passphrase again", interviewer.passphrase))
    interviewer.presses("Enter")
    interviewer.sees(
        "Nobody answers at {address}. Compare it with the supervisor's screen: is the hub on, "
        "and are you in the office network?",
        address="127.0.0.1:9",
    )
    assert not (interviewer.folder / "sapa.db").exists()


def test_two_windows_on_one_folder_are_one_too_many(somebody) -> None:
    first = somebody("supervisor")
    starts_the_fieldwork(first)
    second = Person(first.place, speaks="kk", passphrase=first.passphrase)
    second.starts_sapa()
    try:
        second.sees("Passphrase")
        second.types(second.passphrase)
        second.presses("Enter")
        second.sees("Sapa is already open with these data. Go on in its window, or close it first.")
    finally:
        second.goes()

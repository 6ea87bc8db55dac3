"""The pages of files in the demo town, as the person and the adviser open them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.agencies.models import File
from portal.dossiers.models import FileItem, FileTold
from portal.store import new_id
from tests.desk.ways import assignment_of, opened, store_of
from tests.dossiers.ways import hide
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
HE = "counter-visitor"


def file_of(app: Flask, source_id: str) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(File.id).where(File.source_id == source_id)))


def item_of(app: Flask, source_id: str) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(FileItem.id).where(FileItem.source_id == source_id)))


def life(app: Flask, client_for: ClientFor) -> Page:
    return client_for(HE, lang="en").open(f"dossier/files/{file_of(app, 'f-hendrik')}/life")


@pytest.mark.requirement("R-011", "R-062")
def test_a_person_reads_where_something_is_kept_by_whom_why_and_when_it_goes(client_for: ClientFor) -> None:
    page = client_for(HE, lang="en").open("dossier")
    for words in (
        "Stadskaart Zorg",
        "Wmo-loket Waterstad",
        "Hulp om thuis te blijven wonen.",
        "Since 12 February 2024",
        "Your file goes on 12 February 2039.",
        "15 years after the help ends",
        "Algemene rapportage",
    ):
        assert words in page.text, words


@pytest.mark.requirement("R-117")
def test_how_wide_access_is_stands_in_plain_words_with_its_day(client_for: ClientFor) -> None:
    page = client_for(HE, lang="en").open("dossier")
    assert "Everyone in the city's Wmo teams. All such teams in the whole city." in page.text
    assert "They said so on 1 October 2026." in page.text
    assert "Many people can look" in page.text


@pytest.mark.requirement("R-055")
def test_not_needed_for_my_question_begins_a_removal_that_names_the_systems(
    app: Flask, client_for: ClientFor
) -> None:
    he = client_for(HE, lang="en")
    (link,) = [
        one for one in he.open("dossier").links("begun=not-needed") if file_of(app, "f-hendrik") in one
    ]
    page = he.open(link)
    assert "This is not needed for my question." in page.tree.xpath("//textarea")[0].text_content()
    assert "kept in Stadskaart Zorg + Algemene rapportage + Cijfers per leefgebied" in page.text
    next_page = he.fill(page, {}, form="/new/erasure")
    assert next_page.status == 200


@pytest.mark.requirement("R-086", "R-087", "T-50")
def test_not_asked_is_never_a_score_on_the_page(app: Flask, client_for: ClientFor) -> None:
    page = life(app, client_for)
    money = page.tree.xpath("//main//section[.//h2[contains(., 'Money and debts')]]")[0].text_content()
    assert "Not asked" in money and "That number says nothing about you." in money
    assert not [letter for letter in money if letter.isdigit()]
    assert page.links("begun=number")


@pytest.mark.requirement("R-086", "R-088", "R-220")
def test_he_strikes_police_and_drugs_of_which_nobody_said_why(app: Flask, client_for: ClientFor) -> None:
    page = life(app, client_for)
    for part in ("Police and court", "Alcohol, drugs or gambling"):
        section = page.tree.xpath(f"//main//section[.//h2[contains(., '{part}')]]")[0]
        assert "Nobody said why your question needed this." in section.text_content()
        assert section.xpath(".//a[contains(@href, 'begun=not-needed')]")


@pytest.mark.requirement("R-133", "R-196")
def test_an_old_answer_asks_whether_it_is_still_right_with_equal_buttons(
    app: Flask, client_for: ClientFor
) -> None:
    he = client_for(HE, lang="en")
    address = f"dossier/files/{file_of(app, 'f-hendrik')}/life"
    page = he.open(address)
    assert "Old, not confirmed" in page.text
    form = page.form("/right")
    assert len({button.get("class") for button in form.xpath(".//button")}) == 1
    after = he.fill(page, {"answer": "yes"}, form="/right")
    assert "Old, not confirmed" not in after.text
    refused = he.fill(page, {"answer": "maybe"}, form="/right", status=400)
    assert refused.status == 400


@pytest.mark.requirement("R-059", "R-060")
def test_an_explanation_leads_to_its_fact_and_names_its_source(app: Flask, client_for: ClientFor) -> None:
    he = client_for(HE, lang="en")
    page = he.open(f"dossier/items/{item_of(app, 'fi-h3')}")
    assert "What a worker makes of it" in page.text and "Seen by a worker" in page.text
    (fact,) = page.links(f"/dossier/items/{item_of(app, 'fi-h2')}")
    assert "From another organisation: Huisartsen aan de Singel" in he.open(fact).text


@pytest.mark.requirement("R-054", "R-129")
def test_what_has_no_purpose_or_a_goal_not_chosen_is_shown_as_something_that_can_go(
    app: Flask, client_for: ClientFor
) -> None:
    page = client_for(HE, lang="en").open(f"dossier/files/{file_of(app, 'f-hendrik')}")
    assert "Nobody said what this is for. So it can go." in page.text
    assert "This belongs to a goal that you did not choose." in page.text
    plan = client_for(HE, lang="en").open(f"dossier/files/{file_of(app, 'f-hendrik')}/plan")
    for words in ("We work on this", "Not this, on purpose", "Later", "Binnen drie weken."):
        assert words in plan.text


@pytest.mark.requirement("R-242")
def test_an_exemption_says_from_when_until_when_why_and_what_then(app: Flask, client_for: ClientFor) -> None:
    plan = client_for("wife", lang="en").open(f"dossier/files/{file_of(app, 'f-vrouw')}/plan")
    for words in ("23 January 2018", "23 January 2019", "Uw zoon is net geboren.", "2 February 2018"):
        assert words in plan.text
    assert plan.links("/cases/new/objection")


@pytest.mark.requirement("R-056", "T-08")
def test_a_carer_reads_the_own_entry_and_asks_for_it(client_for: ClientFor) -> None:
    carer = client_for("mother", lang="en")
    page = carer.open("dossier/carers")
    assert "Wmo-loket Waterstad" in page.text and "Neighbour" in page.text
    assert "Schoonewelle" not in page.response.text
    assert "What is written about a helper" in carer.open(page.links("/cases/new/inspection")[0]).text


@pytest.mark.requirement("R-077")
def test_the_block_of_rights_stands_on_every_page_of_a_file(app: Flask, client_for: ClientFor) -> None:
    he, file = client_for(HE, lang="en"), file_of(app, "f-hendrik")
    item = item_of(app, "fi-h1")
    pages = (f"files/{file}", f"files/{file}/life", f"files/{file}/plan", f"items/{item}", "start")
    for address in pages:
        page = he.open(f"dossier/{address}")
        for kind in ("inspection", "correction", "erasure"):
            assert page.links(f"/cases/new/{kind}"), (address, kind)


@pytest.mark.requirement("R-073", "R-084", "R-121")
def test_the_start_map_answers_five_questions_with_the_persons_own_facts(client_for: ClientFor) -> None:
    page = client_for(HE, lang="en").open("dossier/start")
    for words in (
        "Why do they ask about me?",
        "Hulp om thuis te blijven wonen.",
        "told on 12 February 2024",
        "Wmo-loket Waterstad, case manager",
        "Thuiszorg Zonneveld",
        "Everyone in the city's Wmo teams.",
        "Wmo-adviseur",
        "085 555 0121",
        "Vraagloket Centrum",
    ):
        assert words in page.text, words
    walk_in = page.text.split("Where you can walk in")[1]
    assert "Wijkteam De Haven" not in walk_in, "a team that takes nobody from the street is not named there"


@pytest.mark.requirement("R-130")
def test_the_start_map_is_read_printed_and_spoken_in_the_readers_language(client_for: ClientFor) -> None:
    page = client_for("newcomer", lang="ar").open("dossier/start")
    assert page.tree.get("lang") == "ar"
    assert page.tree.xpath("//main//button[@id='read']")
    assert "حقوقك الثلاثة" in page.text or "حقوق" in page.text


@pytest.mark.requirement("R-047", "R-130")
@pytest.mark.parametrize(("lang", "comma"), [("en", ", "), ("ar", "، ")])
def test_two_ways_of_telling_stand_apart_with_the_comma_of_the_language(
    app: Flask, client_for: ClientFor, lang: str, comma: str
) -> None:
    file = file_of(app, "f-hendrik")
    with store_of(app).writing() as work:
        row = work.row(select(File.person_id).where(File.id == file))
        assert row is not None
        written = {"id": new_id(), "person_id": row.person_id, "item_id": file, "how": "writing"}
        written |= {"told_on": date(2024, 2, 19), "language": "nl", "role": "caseworker"}
        work.add(FileTold, {**written, "has_told_rights": True, "denied_at": None})
    page = client_for(HE, lang=lang).open("dossier/start")
    (line,) = [one for one in page.tree.xpath("//main//p[strong/bdi]") if "2024" in one.text_content()]
    said = line.text_content().split(": ", 1)[1]
    assert said.count(comma) == 1 and said.count("2024") == 2
    assert lang == "en" or ", " not in said


@pytest.mark.requirement("R-135")
def test_what_he_said_when_told_is_kept_in_his_words_and_he_can_deny_it(
    app: Flask, client_for: ClientFor
) -> None:
    he = client_for(HE, lang="en")
    page = he.open(f"dossier/files/{file_of(app, 'f-hendrik')}")
    assert "What you said then: Als ik mijn steun maar krijg." in page.text
    assert "Nobody wrote down that they told you." in page.text
    after = he.fill(page, {}, form="/denied")
    sheet = he.open("dossier/start").text
    assert "they wrote that they told you, and you said that this did not happen." in sheet
    assert "told on 12 February 2024" not in sheet
    assert "You say this did not happen" in after.text


@pytest.mark.requirement("R-186", "T-32")
def test_the_picture_says_who_holds_who_may_look_until_when_and_who_got(client_for: ClientFor) -> None:
    page = client_for(HE, lang="en").open("dossier/picture")
    rows = {row.xpath("string(th)"): row.text_content() for row in page.tree.xpath("//table//tbody/tr")}
    assert "Stadskaart Zorg" in rows["Wmo-loket Waterstad"]
    assert "case manager until 1 November 2027" in rows["Wmo-loket Waterstad"]
    assert "entries" in rows["Wijkteam Molenkwartier"]
    assert "Nothing." in rows["Wijkteam Molenkwartier"]
    assert "-" not in page.tree.xpath("//table//td/text()"), "a dash says nothing to who listens"
    assert page.tree.xpath("//svg/title | //*[local-name()='svg']/*[local-name()='title']")


def test_the_download_is_one_neutral_file_that_a_machine_reads(client_for: ClientFor) -> None:
    answer = client_for(HE).client.get("/nl/dossier/download")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dossier.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    found = json.loads(answer.text)
    assert found["format"] == "inzage-dossier/1"
    assert {file["agency"] for file in found["files"]} == {"Wmo-loket Waterstad", "Thuiszorg Zonneveld"}


def test_a_file_on_hold_is_nowhere(app: Flask, client_for: ClientFor) -> None:
    he = client_for("subject-of-hold")
    for address in ("dossier", "dossier/start", "dossier/picture"):
        text = he.open(address).response.text
        assert file_of(app, "f-ruben-v") not in text
        assert "Dossier veiligheid" not in text
    assert "Dossier veiligheid" not in he.client.get("/nl/dossier/download").text
    foreign = he.client.get(f"/nl/dossier/files/{file_of(app, 'f-ruben-v')}")
    missing = he.client.get(f"/nl/dossier/files/{'0' * 26}")
    assert (foreign.status_code, foreign.get_data()) == (404, missing.get_data())


@pytest.mark.parametrize("page", ["files/{file}", "files/{file}/life", "files/{file}/plan", "items/{item}"])
def test_of_another_in_the_same_house_nothing_is_there(app: Flask, client_for: ClientFor, page: str) -> None:
    husband = client_for("husband")
    theirs = page.format(file=file_of(app, "f-vrouw"), item=item_of(app, "fi-v1"))
    foreign = husband.client.get(f"/nl/dossier/{theirs}")
    missing = husband.client.get(f"/nl/dossier/{page.format(file='0' * 26, item='0' * 26)}")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.get_data() == missing.get_data()


def adviser(app: Flask, client_for: ClientFor) -> tuple[Visitor, str]:
    """The adviser, who said why, and the address of the file at the desk."""
    who = client_for("wmo-adviser", lang="en")
    assignment = assignment_of(app, "wmo-adviser", HE)
    opened(who, assignment)
    return who, f"desk/people/{assignment}/files/{file_of(app, 'f-hendrik')}"


@pytest.mark.requirement("R-063")
def test_the_adviser_sees_of_medical_items_only_how_many_there_are(app: Flask, client_for: ClientFor) -> None:
    with store_of(app).writing() as work:
        work.run(update(FileItem).where(FileItem.source_id == "fi-h2").values(data_kind="health"))
    who, address = adviser(app, client_for)
    page = who.open(address)
    assert "There is 1 medical item." in page.text
    assert "zonder steun" not in page.text
    who.open(f"{address}/items/{item_of(app, 'fi-h2')}/review", status=404)


@pytest.mark.requirement("R-115", "R-168")
def test_the_adviser_opens_only_files_of_the_own_organisation(app: Flask, client_for: ClientFor) -> None:
    who, address = adviser(app, client_for)
    other = address.replace(file_of(app, "f-hendrik"), file_of(app, "f-hendrik-z"))
    for rest in ("", "/items", "/parts", "/told"):
        who.open(other + rest, status=404)
    listed = who.open(address.rsplit("/", 1)[0])
    assert "Dossier Wmo" in listed.text and "Zorgdossier" not in listed.text
    assert "Not told: In writing" in listed.text


def test_refused_input_keeps_all_that_was_typed(app: Flask, client_for: ClientFor) -> None:
    who, address = adviser(app, client_for)
    page = who.open(f"{address}/items")
    wrong = who.fill(page, {"text": "Een mening.", "what": "interpretation"}, form="/items", status=400)
    assert "An explanation needs a fact." in wrong.text
    assert wrong.tree.xpath("//textarea[@name='text']")[0].text_content().strip() == "Een mening."
    assert wrong.links("#fact")


@pytest.mark.requirement("R-071")
def test_the_page_to_tell_it_says_how_to_explain_it(app: Flask, client_for: ClientFor) -> None:
    who, address = adviser(app, client_for)
    page = who.open(f"{address}/told")
    assert "This is how you explain it" in page.text and "You decide what you ask for." in page.text
    given = {"how": "writing", "language": "nl", "reaction": "Dank u.", "has_told_rights": "y"}
    day = {"told_on-day": "23", "told_on-month": "11", "told_on-year": "2026"}
    who.fill(page, {**given, **day}, form="/told")
    he = client_for(HE, lang="en").open(f"dossier/files/{file_of(app, 'f-hendrik')}")
    assert "What you said then: Dank u." in he.text
    assert "Nobody wrote down that they told you." not in he.text


def test_an_item_hidden_from_the_person_is_hidden_from_the_download(
    app: Flask, client_for: ClientFor
) -> None:
    he = client_for(HE)
    with store_of(app).reading() as work:
        row = work.rows(select(FileItem.person_id).where(FileItem.source_id == "fi-h4"))[0]
    hide(store_of(app), "file_items", item_of(app, "fi-h4"), row.person_id)
    assert "1987" not in he.client.get("/nl/dossier/download").text
    assert "1987" not in he.open(f"dossier/files/{file_of(app, 'f-hendrik')}").text


@pytest.mark.requirement("R-057")
@pytest.mark.parametrize("form", ["items", "parts"])
def test_the_rules_of_writing_stand_beside_the_box_with_their_version(
    app: Flask, client_for: ClientFor, form: str
) -> None:
    who, address = adviser(app, client_for)
    page = who.open(f"{address}/{form}")
    for rule in ("Write facts, and where you have them from.", "Keep what you think apart"):
        assert rule in page.text, rule
    assert "Version 1, since" in page.text and "GDPR (AVG), articles 5 and 9" in page.text

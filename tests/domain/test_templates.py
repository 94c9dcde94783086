"""Templates for answers: variables filled, and never sent unfilled."""

from officer_app.domain.templates import ANSWER, GIVEN, VARIABLES, AnswerTemplate, filled, fitting, generalised, unfilled, unknown

FACTS = dict.fromkeys(VARIABLES, "isi")


def test_every_given_template_is_filled_by_a_report() -> None:
    for template in GIVEN:
        assert unfilled(template.text), "a template without a variable says nothing of the report"
        assert unfilled(filled(template.text, FACTS)) == ()


def test_what_is_not_known_stays_to_be_seen() -> None:
    text = filled("Diteruskan ke {dinas} oleh {petugas}; {lain}", {"petugas": "Sari", "dinas": ""})
    assert text == "Diteruskan ke {dinas} oleh Sari; {lain}"
    assert unfilled(text) == ("dinas",)


def test_those_of_the_category_come_first_and_others_not_at_all() -> None:
    def made(name: str, use: str, category: str | None) -> AnswerTemplate:
        return AnswerTemplate(template_id=name, name=name, use=use, text="x", category=category)

    some = [made("all", ANSWER, None), made("flood", ANSWER, "flood"), made("waste", ANSWER, "waste"), made("done", "done", None)]
    assert [template.name for template in fitting(some, ANSWER, "flood")] == ["flood", "all"]


def test_what_nothing_would_fill_is_named_as_it_is_written() -> None:
    assert unknown("Yth. {nama}, {Nomor} {nomor} {} {lokasi}\n{nama}") == ("{nama}", "{Nomor}", "{}")
    assert not any(unknown(template.text) for template in GIVEN)


def test_a_text_for_one_report_becomes_one_for_all() -> None:
    facts = {"nomor": "JK2603040001", "kelurahan": "Klender", "kantor": "Kelurahan Klender", "kategori": "Air", "dinas": ""}
    text = "Laporan JK2603040001 di Klender: Air. Klenderan.\nKelurahan Klender"
    assert generalised(text, facts) == "Laporan {nomor} di {kelurahan}: Air. Klenderan.\n{kantor}"
    assert generalised("tetap", {}) == "tetap"
    assert filled(generalised(text, facts), facts) == text

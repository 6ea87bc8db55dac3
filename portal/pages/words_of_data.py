"""Words about data about people, explained."""

from __future__ import annotations

from portal.pages.word import Word
from portal.words import N_

WORDS_OF_DATA = (
    Word(
        "personal-data",
        N_("personal data"),
        N_("All that tells something about you, such as your name, address or story."),
    ),
    Word(
        "special-data",
        N_("special personal data"),
        N_("Very sensitive data, for example about health or religion."),
    ),
    Word("medical-data", N_("medical data"), N_("Data about your health.")),
    Word("secrecy", N_("medical secrecy"), N_("A doctor may tell nothing about you unless you agree.")),
    Word("confidentiality", N_("duty of confidentiality"), N_("An official may not pass on what you tell.")),
    Word("process", N_("process"), N_("All that one does with data: ask, write down, keep, share.")),
    Word("ground", N_("legal ground"), N_("The reason in the law why they may use your data.")),
    Word("purpose", N_("purpose limitation"), N_("Data may only be used for what they were asked for.")),
    Word("proportionate", N_("proportionate"), N_("No more than fits the goal.")),
    Word(
        "less-private",
        N_("less intrusive way"),
        N_("Can it be done in a way that asks less of your private life? Then it must."),
    ),
    Word("need-to-know", N_("need to know"), N_("To know only what is needed.")),
    Word("transparent", N_("transparent"), N_("Open and clear: you know what happens.")),
    Word("file", N_("file"), N_("The folder, on paper or in a computer, with information about you.")),
    Word("joint-file", N_("joint file"), N_("One folder about you and your partner.")),
    Word("inspection", N_("inspection"), N_("You may see which data they have about you.")),
    Word("copy", N_("copy"), N_("The same paper once more.")),
    Word("correction", N_("correction"), N_("To have a mistake in your data put right.")),
    Word("statement", N_("own statement"), N_("To have your own story put beside theirs.")),
    Word("erasure", N_("removal"), N_("To have your data taken away, by the privacy law.")),
    Word(
        "destruction",
        N_("destruction of a file"),
        N_("To have your folder of Wmo or youth help thrown away. This is a right of its own."),
    ),
    Word("restriction", N_("setting aside"), N_("Your data stay, but nobody may use them for now.")),
    Word("recipient", N_("recipient"), N_("Who got your data.")),
    Word("sharing", N_("sharing data"), N_("Organisations tell each other something about you.")),
    Word("view", N_("view"), N_("An official looks in your folder.")),
    Word("view-log", N_("view log"), N_("A list of who looked in your folder.")),
    Word("access-right", N_("access right"), N_("Who may see what.")),
    Word("retention", N_("time of keeping"), N_("This is how long we keep your data.")),
    Word("breach", N_("data breach"), N_("Data are lost or with the wrong person.")),
    Word(
        "number",
        N_("citizen service number (BSN)"),
        N_("Your number with the government. We do not ask for it here."),
    ),
    Word("secret-address", N_("secret address"), N_("Your address may not be given to others.")),
    Word(
        "privacy-officer",
        N_("privacy officer (FG)"),
        N_("The person at the organisation who guards privacy. You may call."),
    ),
    Word(
        "authority",
        N_("data protection authority (AP)"),
        N_("The organisation that guards privacy in the Netherlands."),
    ),
    Word("avg", N_("privacy law (AVG or GDPR)"), N_("The European law about your data.")),
)

"""May it be published on this channel today? Whatever is not certain means no."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verkkokurssi.consent import MESSAGES, publishable, silent
from verkkokurssi.i18n import translator
from verkkokurssi.model import Approval, Channel, Licence, Settings

TODAY = date(2026, 9, 15)
CONSENT = {
    "record": "K-2026-014",
    "given": "2026-03-02",
    "channels": ["web", "podcast", "lms", "print"],
}
DAY = timedelta(days=1)


def codes(world, work, channel=Channel.WEB, today=TODAY) -> list[str]:
    decision = publishable(work, channel, today, world.project)
    assert decision.allowed is (not decision.reasons)
    return [reason.code for reason in decision.reasons]


def test_consent_and_approval_together_allow_it(world):
    assert codes(world, world.approved(world.work())) == []


@pytest.mark.parametrize("channel", list(Channel))
def test_only_the_channels_that_were_agreed_to(world, channel):
    expected = ["other-channel"] if channel is Channel.SOCIAL else []
    assert codes(world, world.approved(world.work()), channel) == expected


@pytest.mark.parametrize(
    ("key", "day", "offset", "expected"),
    [
        ("given", TODAY, -1, []),
        ("given", TODAY, 0, []),
        ("given", TODAY, 1, ["not-yet"]),
        ("until", TODAY, 1, []),
        ("until", TODAY, 0, []),
        ("until", TODAY, -1, ["expired"]),
        ("withdrawn", TODAY, 1, []),
        ("withdrawn", TODAY, 0, ["withdrawn"]),
        ("withdrawn", TODAY, -1, ["withdrawn"]),
    ],
)
def test_both_edges_of_every_date(world, key, day, offset, expected):
    world.contributor(consents=[{**CONSENT, key: day + offset * DAY}])
    assert codes(world, world.approved(world.work())) == expected


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        ("all", []),
        (["stories/metsa"], []),
        (["poems/metsa"], ["other-work"]),
        (["stories/metsa-2"], ["other-work"]),
        ([], ["other-work"]),
    ],
)
def test_only_the_works_that_were_agreed_to(world, works, expected):
    world.contributor(consents=[{**CONSENT, "works": works}])
    assert codes(world, world.approved(world.work())) == expected


def test_no_consent_at_all(world):
    world.contributor(consents=[])
    assert codes(world, world.approved(world.work())) == ["no-record"]


def test_somebody_unknown(world):
    assert codes(world, world.approved(world.work(contributors=["kuusi", "nobody"]))) == [
        "unknown-contributor"
    ]


def test_nobody(world):
    assert codes(world, world.approved(world.work(contributors=[]))) == ["no-participants"]


def test_one_no_of_many_wins(world):
    world.contributor("otso", consents=[{**CONSENT, "until": "2026-09-14"}])
    work = world.work(contributors=["kuusi", "otso"])
    assert codes(world, world.approved(work)) == ["expired"]


def test_speakers_of_recordings_and_events_are_asked_too(world):
    world.contributor("otso", consents=[])
    podcast = world.work("podcasts", audio={"url": "https://a.example/a.mp3", "bytes": 9,
                         "type": "audio/mpeg"}, duration="00:01:00", speakers=[{"id": "otso"}])  # fmt: skip
    event = world.work(
        "events", form="webinar", start="2027-02-10T17:30", experience_speaker="otso"
    )
    assert codes(world, world.approved(podcast)) == ["no-record"]
    assert codes(world, world.approved(event)) == ["no-record"]


# Licences


@pytest.mark.parametrize("licence", list(Licence))
@pytest.mark.parametrize("limit", [None, *Licence])
def test_never_a_more_open_licence_than_agreed(world, licence, limit):
    consent = CONSENT if limit is None else {**CONSENT, "licence": limit}
    world.contributor(consents=[consent])
    most = limit or Settings().licence
    expected = [] if licence.permissions <= most.permissions else ["licence-too-open"]
    assert codes(world, world.approved(world.work(licence=licence))) == expected


def test_a_more_open_project_licence_does_not_slip_through(world):
    world.contributor(consents=[{**CONSENT, "licence": Licence.BY_NC_ND}])
    world.project = replace(world.project, settings=Settings(licence=Licence.BY))
    assert codes(world, world.approved(world.work())) == ["licence-too-open"]


# Under 18


@pytest.mark.parametrize("age", ["under-15", "15-17"])
@pytest.mark.parametrize("guardian", [None, "H-2026-003"])
def test_the_young_need_a_guardian(world, age, guardian):
    world.contributor(age_group=age, consents=[{**CONSENT, "guardian": guardian}])
    work = world.approved(world.work(licence="all-rights-reserved"))
    assert codes(world, work) == ([] if guardian else ["guardian-missing"])


@pytest.mark.parametrize("age", [None, "18-29", "30-49", "50-64", "65-79", "80-"])
def test_adults_need_none(world, age):
    world.contributor(age_group=age)
    assert codes(world, world.approved(world.work())) == []


def test_the_young_keep_all_rights_whatever_the_consent_says(world):
    consent = {**CONSENT, "guardian": "H-2026-003", "licence": Licence.CC0}
    world.contributor(age_group="15-17", consents=[consent])
    assert codes(world, world.approved(world.work())) == ["minor-licence"]


# Several consents


def test_any_one_consent_that_covers_it_all_is_enough(world):
    narrow = {**CONSENT, "record": "K-2026-001", "channels": ["print"]}
    world.contributor(consents=[narrow, CONSENT])
    assert codes(world, world.approved(world.work())) == []


def test_halves_of_two_consents_do_not_make_a_whole(world):
    web = {**CONSENT, "record": "K-2026-001", "channels": ["web"], "until": "2026-01-01"}
    print_ = {**CONSENT, "record": "K-2026-002", "channels": ["print"]}
    world.contributor(consents=[web, print_])
    assert codes(world, world.approved(world.work())) == ["expired"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-01-01", ["withdrawn"]),
        ("2026-06-30", ["withdrawn"]),
        ("2026-07-01", []),
        ("2026-08-01", []),
    ],
)
def test_after_a_withdrawal_only_a_new_yes_counts(world, given, expected):
    withdrawn = {**CONSENT, "withdrawn": "2026-07-01"}
    other = {**CONSENT, "record": "K-2026-900", "given": given}
    world.contributor(consents=[withdrawn, other])
    assert codes(world, world.approved(world.work())) == expected


def test_a_withdrawal_elsewhere_does_not_matter_here(world):
    elsewhere = [
        {**CONSENT, "channels": ["print"], "withdrawn": "2026-07-01"},
        {**CONSENT, "works": ["poems/kuu"], "withdrawn": "2026-07-01"},
        {**CONSENT, "withdrawn": "2026-09-16"},
    ]
    world.contributor(consents=[*elsewhere, CONSENT])
    assert codes(world, world.approved(world.work())) == []


def test_the_closest_consent_is_explained(world):
    far = {**CONSENT, "record": "K-2026-001", "channels": ["print"], "until": "2020-01-01"}
    near = {**CONSENT, "record": "K-2026-002", "until": "2026-08-31"}
    world.contributor(consents=[far, near])
    (reason,) = publishable(world.approved(world.work()), Channel.WEB, TODAY, world.project).reasons
    assert reason.args == {"contributor": "kuusi", "record": "K-2026-002", "on": "2026-08-31"}


# Approval


def test_not_approved(world):
    assert codes(world, world.work()) == ["approval-missing"]


def test_changed_after_approval(world):
    work = world.approved(world.work())
    assert codes(world, replace(work, body="Hengitän taas.\n")) == ["approval-outdated"]


@pytest.mark.parametrize(("offset", "expected"), [(-1, []), (0, []), (1, ["approval-not-yet"])])
def test_approved_today_counts_and_tomorrow_does_not(world, offset, expected):
    assert codes(world, world.approved(world.work(), TODAY + offset * DAY)) == expected


def test_a_file_that_is_missing(world):
    work = world.work("illustrations", image="a.png", form="drawing", alt="Kuusi seisoo yksin.")
    assert codes(world, world.approved(work)) == ["asset-missing"]


# Everything together


@st.composite
def situations(draw):
    day = st.integers(-2, 2).map(lambda days: TODAY + days * DAY)
    return {
        "given": draw(day),
        "until": draw(st.none() | day),
        "withdrawn": draw(st.none() | day),
        "channels": draw(st.sets(st.sampled_from(Channel))),
        "works": draw(st.sampled_from(["all", ("stories/metsa",), ("poems/kuu",), ()])),
        "guardian": draw(st.sampled_from([None, "H-2026-003"])),
        "licence": draw(st.none() | st.sampled_from(Licence)),
    }


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    situations(),
    st.sampled_from(Channel),
    st.sampled_from([None, "under-15", "15-17", "18-29"]),
    st.none() | st.sampled_from(Licence),
    st.sampled_from(["none", "yes", "changed"]),
)
def test_yes_exactly_when_everything_holds(world, situation, channel, age, licence, approval):
    consent = {k: v for k, v in situation.items() if v is not None}
    world.contributor(age_group=age, consents=[{"record": "K-2026-014", **consent}])
    work = world.work(licence=licence)
    if approval == "yes":
        work = world.approved(work)
    elif approval == "changed":
        no = Approval(on=TODAY, sha256="0" * 64)
        work = replace(work, meta=work.meta.model_copy(update={"approved": no}))
    minor = age in ("under-15", "15-17")
    shown = licence or Settings().licence
    limit = Licence.RESERVED if minor else situation["licence"] or Settings().licence
    expected = (
        approval == "yes"
        and channel in situation["channels"]
        and situation["works"] in ("all", ("stories/metsa",))
        and situation["given"] <= TODAY
        and (situation["until"] is None or situation["until"] >= TODAY)
        and (situation["withdrawn"] is None or situation["withdrawn"] > TODAY)
        and (not minor or situation["guardian"] is not None)
        and shown.permissions <= limit.permissions
    )
    assert publishable(work, channel, TODAY, world.project).allowed is expected


@pytest.mark.parametrize(
    ("state", "channel", "age", "days"),
    [
        *itertools.product(
            ("given", "until", "withdrawn"), Channel, (None, "15-17", "30-49"), (-1, 0, 1)
        )
    ],
)
def test_every_state_channel_age_and_edge(world, state, channel, age, days):
    agreed = channel in (Channel.WEB, Channel.PRINT)
    consent = {**CONSENT, "channels": ["web", "print"], state: TODAY + days * DAY}
    world.contributor(age_group=age, consents=[consent])
    work = world.approved(world.work(licence="all-rights-reserved"))
    in_time = {"given": days <= 0, "until": days >= 0, "withdrawn": days > 0}[state]
    allowed = publishable(work, channel, TODAY, world.project).allowed
    assert allowed is (agreed and in_time and age != "15-17")


# Words


def test_every_reason_is_said_in_finnish():
    say = translator("editor", "fi")
    args = dict.fromkeys(
        ("contributor", "record", "on", "channel", "licence", "limit", "file"), "x"
    )
    for message in MESSAGES.values():
        assert say(message, **args) != message.format(**args)


# Credits that belong to no contribution


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        ([CONSENT], set()),
        ([{**CONSENT, "works": ["poems/kuu"]}], set()),
        ([], {"kuusi"}),
        ([{**CONSENT, "channels": ["print"]}], {"kuusi"}),
        ([{**CONSENT, "withdrawn": TODAY}], {"kuusi"}),
        ([{**CONSENT, "until": TODAY - DAY}], {"kuusi"}),
    ],
)
def test_whom_nothing_allows_to_name(world, consents, expected):
    world.contributor(consents=consents)
    assert silent(Channel.WEB, TODAY, world.project) == expected


@pytest.mark.parametrize("guardian", [None, "H-2026-003"])
def test_the_young_are_not_named_without_a_guardian(world, guardian):
    world.contributor(age_group="under-15", consents=[{**CONSENT, "guardian": guardian}])
    assert silent(Channel.WEB, TODAY, world.project) == (set() if guardian else {"kuusi"})


def test_three_thousand_decisions_take_no_time(world):
    works = [
        world.approved(world.work(slug=f"tarina-{n}", body="Sana. " * 300)) for n in range(300)
    ]
    started = time.process_time()
    for work in works * 10:
        assert publishable(work, Channel.WEB, TODAY, world.project).allowed
    assert time.process_time() - started < 0.6

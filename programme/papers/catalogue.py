"""Which of the shipped texts is about what; generators/templates has their sources."""

from collections.abc import Mapping

from programme.papers.fields import PaperSubject

TEXTS: Mapping[str, PaperSubject] = {
    "agreement": "pair",
    "mentoring_plan": "pair",
    "mentor_consent": "mentor",
    "labour_addendum": "mentor",
    "mentor_refusal": "pair",
    "cancellation_notice": "pair",
    "mentor_portfolio": "mentor",
    "pd_consent": "person",
    "publication_consent": "person",
    "pd_withdrawal": "person",
    "directive_launch": "institution",
    "directive_regulation": "institution",
    "regulation": "institution",
    "directive_programme": "institution",
    "programme": "institution",
    "directive_roadmap": "institution",
    "roadmap": "institution",
    "directive_agreement_form": "institution",
    "directive_pairs": "institution",
    "directive_payment": "institution",
    "analytical_report": "institution",
    "case_form": "institution",
    "consultation_journal": "institution",
    "final_attendance": "institution",
    "final_minutes": "institution",
    "matching_minutes": "institution",
    "meeting_attendance": "institution",
    "meeting_minutes": "institution",
    "meeting_scenario": "institution",
    "monitoring_report": "institution",
    "publication_plan": "institution",
    "quarterly_information": "institution",
    "satisfaction_report": "institution",
    "training_attendance": "institution",
    "training_plan": "institution",
}
"""Name of the source → what such a paper is about. Kinds that are made stand in config/papers.yaml."""

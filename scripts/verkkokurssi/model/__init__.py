"""The content model of the design: no I/O; everything depends on it, never the reverse."""

from .base import (
    FILE_NAME,
    RESERVED,
    SLUG,
    Checks,
    Document,
    Fragment,
    Heading,
    Language,
    Licence,
    Link,
    Model,
    Outline,
    Reference,
)
from .collation import finnish
from .contribution import (
    Approval,
    ContentNote,
    Contribution,
    HostedFile,
    Intensity,
    Participation,
    Role,
    Topic,
)
from .contributor import AgeGroup, Attribution, Channel, Consent, Contributor, Expertise
from .course import (
    Codevelopment,
    Colours,
    Course,
    Guide,
    Section,
    Show,
)
from .credit import CourseCredits, Credit, Credits, PublicContributor, RoleCredits
from .kinds import (
    KIND_BY_FOLDER,
    KIND_BY_NAME,
    KINDS,
    Answer,
    Band,
    Chapter,
    Event,
    Exercise,
    Form,
    Illustration,
    Kind,
    Pair,
    Podcast,
    Poem,
    Question,
    Quiz,
    Quote,
    Recording,
    Story,
    Tip,
    Tips,
    Video,
)
from .picture import ImageFacts, ImageFault, Picture, Poster, Rendition
from .project import LoadedCourse, Problem, Project
from .settings import Accessibility, HelpLine, Organisation, Settings
from .signature import Signature, byline, usual_role
from .site import Card, CompiledSite, Extras

__all__ = [
    "FILE_NAME", "KINDS", "KIND_BY_FOLDER", "KIND_BY_NAME", "RESERVED",
    "SLUG",
    "Accessibility", "AgeGroup", "Answer", "Approval", "Attribution", "Band", "Card", "Channel",
    "Chapter", "Checks", "Codevelopment", "Colours", "CompiledSite", "Consent", "ContentNote",
    "Contribution", "Contributor", "Course", "CourseCredits", "Credit", "Credits", "Document",
    "Event", "Exercise", "Expertise", "Extras", "Form", "Fragment", "Guide", "Heading", "HelpLine",
    "HostedFile", "Illustration", "ImageFacts", "ImageFault", "Intensity", "Kind", "Language",
    "Licence", "Link",
    "LoadedCourse", "Model", "Organisation", "Outline", "Pair", "Participation", "Picture",
    "Podcast", "Poem", "Poster", "Problem", "Project", "PublicContributor", "Question", "Quiz", "Quote",
    "Recording", "Reference", "Rendition", "Role", "RoleCredits", "Section", "Settings", "Show",
    "Signature", "Story", "Tip", "Tips", "Topic", "Video",
    "byline", "finnish", "usual_role",
]  # fmt: skip

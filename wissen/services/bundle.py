"""All services of one person, put together for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from wissen.learning.history import History
from wissen.services.assigning import Assigning
from wissen.services.bookmarks import Bookmarks
from wissen.services.certificates import Certificates
from wissen.services.documents import Documents
from wissen.services.explanations import Explanations
from wissen.services.finders import Finders
from wissen.services.highlights import Highlights
from wissen.services.journal import Journal
from wissen.services.law_changes import LawChanges
from wissen.services.laws import Laws
from wissen.services.lessons import Lessons
from wissen.services.notes import Notes
from wissen.services.onboarding import Onboarding
from wissen.services.places import Places
from wissen.services.post import Post
from wissen.services.practices import Practices
from wissen.services.process_map import ProcessMaps
from wissen.services.processes import Processes
from wissen.services.quizzes import Quizzes
from wissen.services.reference import Reference
from wissen.services.refreshers import Refreshers
from wissen.services.remarks import Remarks
from wissen.services.reviews import Reviews
from wissen.services.search import Search
from wissen.services.sharing import Sharing
from wissen.services.shelf import Shelf
from wissen.services.week import Week
from wissen.services.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Services:
    """What pages and commands may use."""

    shelf: Shelf
    history: History
    places: Places
    journal: Journal
    lessons: Lessons
    quizzes: Quizzes
    onboarding: Onboarding
    explanations: Explanations
    reference: Reference
    search: Search
    law_changes: LawChanges
    laws: Laws
    refreshers: Refreshers
    processes: Processes
    finders: Finders
    process_maps: ProcessMaps
    remarks: Remarks
    bookmarks: Bookmarks
    reviews: Reviews
    practices: Practices
    whereabouts: Whereabouts
    notes: Notes
    documents: Documents
    highlights: Highlights
    certificates: Certificates
    post: Post
    assigning: Assigning
    sharing: Sharing
    week: Week

    @property
    def ready(self) -> bool:
        """Whether content and history were read: until then there is nothing to say about anybody's Stand."""
        return self.shelf.loaded and self.journal.known


def build_services(
    shelf: Shelf,
    *,
    index: Path,
    law_folder: Path,
    new_text_id: Callable[[], str],
    post: Post,
    insight: Collection[str] = (),
) -> Services:
    """Put the services together over one shelf, with a history that is still empty.

    `index` is the folder of Suche, `law_folder` that of the laws that were taken in; `new_text_id` gives fresh ids
    for what a person types: slugs; `post` is what they exchange with others, `insight` the least that the office wants
    mentors to see, of `settings.ASPECTS`.
    """
    history, places, explanations = History(), Places(), Explanations(shelf)
    whereabouts = Whereabouts(shelf)
    refreshers, law_changes, laws = Refreshers(shelf, history), LawChanges(shelf), Laws(law_folder)
    onboarding = Onboarding(shelf, history, places, refreshers, post)
    return Services(
        shelf=shelf,
        history=history,
        places=places,
        journal=Journal(history, places),
        lessons=Lessons(shelf, history, refreshers, new_text_id=new_text_id),
        quizzes=Quizzes(shelf, history, new_text_id=new_text_id),
        onboarding=onboarding,
        explanations=explanations,
        reference=Reference(shelf, explanations, laws),
        search=Search(shelf, index, laws=laws),
        law_changes=law_changes,
        laws=laws,
        refreshers=refreshers,
        processes=Processes(shelf, history, refreshers),
        finders=Finders(shelf),
        process_maps=ProcessMaps(shelf, law_changes, refreshers),
        remarks=Remarks(shelf, history),
        reviews=Reviews(shelf, history, refreshers),
        practices=Practices(history, post, new_text_id=new_text_id),
        bookmarks=Bookmarks(history, whereabouts),
        whereabouts=whereabouts,
        notes=Notes(history, whereabouts),
        documents=Documents(shelf, history, whereabouts),
        highlights=Highlights(history, whereabouts),
        certificates=Certificates(shelf, history, refreshers),
        post=post,
        assigning=Assigning(shelf, post),
        sharing=Sharing(shelf, history, onboarding, post, minimum=insight),
        week=Week(shelf, post),
    )

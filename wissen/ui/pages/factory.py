"""Which page stands behind a screen."""

from __future__ import annotations

from wissen.ui.navigation import Screen
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.search import SearchPage
from wissen.ui.pages.today import TodayPage


def make_page(screen: Screen, context: Context) -> Page:
    """Build the page of a screen; the reader and the questions are imported when first needed."""
    match screen:
        case Screen.TODAY:
            return TodayPage(context)
        case Screen.ONBOARDING:
            from wissen.ui.pages.onboarding import OnboardingPage

            return OnboardingPage(context)
        case Screen.LESSON:
            from wissen.ui.pages.lesson import LessonPage

            return LessonPage(context)
        case Screen.QUIZ:
            from wissen.ui.pages.quiz import QuizPage

            return QuizPage(context)
        case Screen.REFRESH:
            from wissen.ui.pages.refresh import RefreshPage

            return RefreshPage(context)
        case Screen.LOOKUP | Screen.REFERENCE | Screen.NORM:
            return _page_to_look_up(screen, context)
        case Screen.SEARCH:
            return SearchPage(context)
        case Screen.WALK | Screen.MAP | Screen.FINDER:
            return _page_on_processes(screen, context)
        case Screen.LAW | Screen.HANDOUT | Screen.COMPARE | Screen.REFRESHER | Screen.LAW_ENTRY:
            return _page_on_law(screen, context)
        case Screen.REMARKS | Screen.DOCUMENTS | Screen.CERTIFICATE | Screen.MY_DATA | Screen.TEAM | Screen.PRIVACY:
            return _page_of_ones_own(screen, context)
        case Screen.WEEK | Screen.PERSON | Screen.ASSIGN:
            return _page_of_a_mentor(screen, context)
        case _:
            return _page_on_the_app(screen, context)


def _page_of_a_mentor(screen: Screen, context: Context) -> Page:
    match screen:
        case Screen.WEEK:
            from wissen.ui.pages.week import WeekPage

            return WeekPage(context)
        case Screen.PERSON:
            from wissen.ui.pages.person import PersonPage

            return PersonPage(context)
    from wissen.ui.pages.assign import AssignPage

    return AssignPage(context)


def _page_on_processes(screen: Screen, context: Context) -> Page:
    match screen:
        case Screen.WALK:
            from wissen.ui.pages.walk import WalkPage

            return WalkPage(context)
        case Screen.MAP:
            from wissen.ui.pages.process_map import ProcessMapPage

            return ProcessMapPage(context)
        case Screen.FINDER:
            from wissen.ui.pages.finder import FinderPage

            return FinderPage(context)
    raise AssertionError(f"no page stands behind {screen}")


def _page_to_look_up(screen: Screen, context: Context) -> Page:
    match screen:
        case Screen.REFERENCE:
            from wissen.ui.pages.reference import ReferencePage

            return ReferencePage(context)
        case Screen.NORM:
            from wissen.ui.pages.norm import NormPage

            return NormPage(context)
    from wissen.ui.pages.lookup import LookupPage

    return LookupPage(context)


def _page_on_law(screen: Screen, context: Context) -> Page:
    match screen:
        case Screen.LAW:
            from wissen.ui.pages.law import LawPage

            return LawPage(context)
        case Screen.HANDOUT:
            from wissen.ui.pages.handout import HandoutPage

            return HandoutPage(context)
        case Screen.COMPARE:
            from wissen.ui.pages.compare import ComparePage

            return ComparePage(context)
        case Screen.REFRESHER:
            from wissen.ui.pages.refresher import RefresherPage

            return RefresherPage(context)
        case Screen.LAW_ENTRY:
            from wissen.ui.pages.law_entry import LawEntryPage

            return LawEntryPage(context)
    raise AssertionError(f"no page stands behind {screen}")


def _page_of_ones_own(screen: Screen, context: Context) -> Page:
    match screen:
        case Screen.REMARKS:
            from wissen.ui.pages.remarks import RemarksPage

            return RemarksPage(context)
        case Screen.DOCUMENTS:
            from wissen.ui.pages.documents import DocumentsPage

            return DocumentsPage(context)
        case Screen.CERTIFICATE:
            from wissen.ui.pages.certificate import CertificatePage

            return CertificatePage(context)
        case Screen.MY_DATA:
            from wissen.ui.pages.my_data import MyDataPage

            return MyDataPage(context)
        case Screen.TEAM:
            from wissen.ui.pages.team import TeamPage

            return TeamPage(context)
        case Screen.PRIVACY:
            from wissen.ui.pages.privacy import PrivacyPage

            return PrivacyPage(context)
    raise AssertionError(f"no page stands behind {screen}")


def _page_on_the_app(screen: Screen, context: Context) -> Page:
    match screen:
        case Screen.WELCOME:
            from wissen.ui.pages.welcome import WelcomePage

            return WelcomePage(context)
        case Screen.SETTINGS:
            from wissen.ui.pages.settings import SettingsPage

            return SettingsPage(context)
        case Screen.WORKSHOP:
            from wissen.ui.pages.workshop import WorkshopPage

            return WorkshopPage(context)
        case Screen.HELP:
            from wissen.ui.pages.texts import HelpPage

            return HelpPage(context)
        case Screen.ABOUT:
            from wissen.ui.pages.texts import AboutPage

            return AboutPage(context)
    raise AssertionError(f"no page stands behind {screen}")


def prepare() -> None:
    """Load on any thread what pages of text need, so that nobody waits for it who opens the first one."""
    from wissen.german import hyphens
    from wissen.ui.pages import finder, lesson, lookup, onboarding, process_map, walk  # noqa: F401 - that is what it is for

    hyphens.prepare()

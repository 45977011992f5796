"""A post in memory for an app or a person that was made with another one."""

from __future__ import annotations

from tests.helpers.posts import PostInMemory
from wissen.services.bundle import Services


def exchange_through(services: Services, post: PostInMemory) -> PostInMemory:
    """From now on everything that exchanges asks this post."""
    object.__setattr__(services, "post", post)
    for user in (services.onboarding, services.assigning):
        user._post = post
    return post

# ruff: noqa: A005 -- it mirrors course.site, and nothing imports it as `site`.

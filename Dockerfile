# The bot, the actions and the website are one image, started as one of them; Caddy stands before
# them (docs/operate.md). Built from the lock file; the project itself is not built.
FROM python:3.12.12-slim-bookworm AS packages
RUN pip install --no-cache-dir --disable-pip-version-check uv==0.13.9
WORKDIR /app
COPY production.lock ./
RUN uv venv --quiet --python /usr/local/bin/python3 .venv \
    && uv pip sync --quiet --no-cache --require-hashes --compile-bytecode \
        --python .venv/bin/python production.lock

FROM python:3.12.12-slim-bookworm AS zegje
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp
# The folders exist so that new volumes over them belong to this user.
RUN groupadd --system --gid 10001 zegje \
    && useradd --system --uid 10001 --gid 10001 --home-dir /tmp --no-create-home zegje \
    && install -d -o 10001 -g 10001 -m 0700 \
        /var/lib/zegje /var/lib/zegje/releases /var/lib/zegje/trainer \
    && printf '#!/bin/sh\ncd /app && exec python -m zegje "$@"\n' >/usr/local/bin/zegje \
    && chmod 0755 /usr/local/bin/zegje
WORKDIR /app
COPY --from=packages /app/.venv .venv
COPY locales locales
COPY store store
COPY voice voice
COPY actions actions
COPY review review
COPY bot bot
# What a model is made of, so that changed rules make a new release.
COPY rasa_project rasa_project
COPY zegje.py organisation.example.yml ./
RUN python -m compileall -q actions bot locales review store voice zegje.py
USER 10001:10001
CMD ["python", "-m", "bot"]

FROM caddy:2.10.2-alpine AS caddy
# A copy leaves the file's capability behind: the ports inside are high ones.
RUN cp /usr/bin/caddy /usr/bin/caddy.plain \
    && mv /usr/bin/caddy.plain /usr/bin/caddy \
    && install -d -o 10001 -g 10001 -m 0700 /data /config
COPY Caddyfile /etc/caddy/Caddyfile
USER 10001:10001

# The image of both kinds of process of a deployment: `api` (the default) and `worker`.
#
#   docker build -t sohoa .                                            on Debian's own slim image
#   docker build -t sohoa --build-arg BASE=python:3.11-slim-bookworm . on another one of Debian 12
ARG BASE=debian:bookworm-slim
FROM ${BASE}

ENV LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore

# The same list as RUNTIME_PACKAGES in ./sohoa; tests/launcher compares them.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        python3 \
        python3-venv \
        tesseract-ocr \
        tesseract-ocr-vie \
        tesseract-ocr-eng \
        tesseract-ocr-osd \
        poppler-utils \
        fontconfig \
        fonts-croscore \
        fonts-liberation2 \
        fonts-texgyre \
    && rm -rf /var/lib/apt/lists/*

# Uid and gid are fixed, so that a volume keeps its owner from one image to the next.
RUN groupadd --gid 10001 sohoa \
    && useradd --uid 10001 --gid sohoa --no-create-home --home-dir /data --shell /usr/sbin/nologin sohoa \
    && install -d -o sohoa -g sohoa -m 750 /data /data/catalogue

WORKDIR /opt/sohoa
COPY requirements.lock ./
RUN python3 -m venv .venv \
    && .venv/bin/python -m pip install --require-hashes --no-deps --only-binary :all: -r requirements.lock
ENV PATH=/opt/sohoa/.venv/bin:$PATH

COPY pyproject.toml ./
COPY api api
COPY ingest ingest
COPY ocr ocr
COPY classify classify
COPY storage storage
COPY demo demo
COPY bench bench
RUN python -m pip install --no-deps --no-build-isolation --editable . \
    && python -m compileall -q api ingest ocr classify storage demo bench

USER sohoa
WORKDIR /data
VOLUME /data
ENV SOHOA_DATA=/data
EXPOSE 8000
STOPSIGNAL SIGTERM

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]

ENTRYPOINT ["python", "-P", "-m", "api"]
CMD ["api", "--host", "0.0.0.0"]

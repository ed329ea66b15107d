# The portal with gunicorn, for PostgreSQL beside it: see compose.yaml and docs/passage-a-l-echelle.md.
FROM python:3.11-slim-bookworm AS build
COPY pyproject.toml README.md LICENSE requirements.lock /src/
COPY mockportal /src/mockportal
COPY guide /src/guide
WORKDIR /src
# The lock gives the versions, and the extra says which of them the portal needs.
RUN python -m venv /opt/portail \
    && sed -n 's/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements.lock > versions.txt \
    && /opt/portail/bin/pip install --no-cache-dir --constraint versions.txt '.[server]'

FROM python:3.11-slim-bookworm
COPY --from=build /opt/portail /opt/portail
RUN useradd --uid 10001 --create-home portail && install -d -o portail /run/portail
USER 10001
WORKDIR /home/portail
ENV PATH=/opt/portail/bin:$PATH \
    MOCKPORTAL_HOST=0.0.0.0 \
    MOCKPORTAL_THREADS=8 \
    PROMETHEUS_MULTIPROC_DIR=/run/portail
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/control/v1/health', timeout=4)"]
CMD ["gunicorn", "--bind=0.0.0.0:8080", "--workers=4", "--worker-class=gthread", "--threads=8", \
    "--keep-alive=75", "--worker-tmp-dir=/dev/shm", "--no-control-socket", "mockportal.app:create_app()"]

# Builds a static-as-possible binary and puts it alone into a small image.
#   docker build -t portico .
#   docker run -p 8080:8080 -v portico:/data -e PORTICO_PUBLIC_URL=https://guests.example.com portico
FROM rust:1.95-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends perl make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --release --locked -p server

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown 65532:65532 /data
COPY --from=build /src/target/release/portico /usr/local/bin/portico
COPY --from=build /src/LICENSE /usr/share/doc/portico/LICENSE
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENV PORTICO_LISTEN=0.0.0.0:8080 PORTICO_DATA_DIR=/data SSL_CERT_DIR=/etc/ssl/certs \
    MALLOC_ARENA_MAX=2
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["portico", "health"]
ENTRYPOINT ["portico"]
CMD ["serve"]

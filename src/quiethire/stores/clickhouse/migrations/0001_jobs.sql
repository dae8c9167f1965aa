-- The specification's `jobs`, every column under its name, and what the design adds.
-- Why this key and no partition: docs/decisions/0003-clickhouse-key.md.
--
-- Plain columns cannot say "unknown": '' and false stand for it, and `remote_known` tells false from unknown.
-- Clocks are DateTime64(6) where the specification has DateTime, so that two writes within a second have an order.
-- `posting` is the whole posting as JSON, but for its two descriptions, which have columns of their own: reading a
-- posting back is exact, and nothing is stored twice.
CREATE TABLE IF NOT EXISTS jobs
(
    id UUID,
    url String CODEC(ZSTD(3)),
    url_hash String CODEC(ZSTD(1)),
    title String CODEC(ZSTD(3)),
    company_name String CODEC(ZSTD(3)),
    location String CODEC(ZSTD(3)),
    description String CODEC(ZSTD(3)),
    requirements Array(String) CODEC(ZSTD(3)),
    salary_min Nullable(Int64),
    salary_max Nullable(Int64),
    salary_currency Nullable(String),
    remote Boolean,
    job_type LowCardinality(String),
    posted_at Nullable(DateTime64(3, 'UTC')),
    application_url String CODEC(ZSTD(3)),
    quality_score Int8,
    parsed_at DateTime64(6, 'UTC'),
    crawled_at DateTime64(6, 'UTC'),
    created_at DateTime64(6, 'UTC') DEFAULT now64(6),
    updated_at DateTime64(6, 'UTC') DEFAULT now64(6),
    remote_known Boolean,
    company_key String CODEC(ZSTD(3)), -- the name folded, to compare whatever the case ("WEISS" is "Weiß")
    status LowCardinality(String),
    first_seen_at DateTime64(6, 'UTC'),
    last_seen_at DateTime64(6, 'UTC'),
    closed_at Nullable(DateTime64(6, 'UTC')),
    closed_because LowCardinality(Nullable(String)),
    valid_through Nullable(DateTime64(3, 'UTC')),
    provider LowCardinality(String),
    tenant String CODEC(ZSTD(3)),
    site String CODEC(ZSTD(3)),
    external_id String CODEC(ZSTD(3)),
    requisition_id String CODEC(ZSTD(3)),
    workplace LowCardinality(Nullable(String)),
    remote_from Array(LowCardinality(String)),
    places Array(String) CODEC(ZSTD(3)),
    countries Array(LowCardinality(String)),
    location_names Array(LowCardinality(String)),
    salary_period LowCardinality(Nullable(String)),
    salary_annual_min Nullable(Int64),
    salary_annual_max Nullable(Int64),
    employment_types Array(LowCardinality(String)),
    department String CODEC(ZSTD(3)),
    seniority LowCardinality(Nullable(String)),
    sponsorship LowCardinality(Nullable(String)),
    language LowCardinality(Nullable(String)),
    quality_reasons Map(LowCardinality(String), Int16),
    description_html String CODEC(ZSTD(3)),
    posting String CODEC(ZSTD(3)),
    provenance String ALIAS JSONExtractRaw(posting, 'provenance')
)
ENGINE = ReplacingMergeTree(updated_at)
ORDER BY id
SETTINGS index_granularity = 32;

-- The same one row per posting for everybody who looks with a tool of their own.
CREATE VIEW IF NOT EXISTS jobs_current AS SELECT *, provenance FROM jobs FINAL;

-- The five tables and five indexes of the specification, with what the design adds.
--
-- TIMESTAMPTZ where the specification writes TIMESTAMP: a TIMESTAMP means another moment in every session time zone,
-- and every time of ours is an aware UTC instant. Names, defaults and meaning are the specification's.

CREATE TABLE companies (
    id UUID PRIMARY KEY,
    domain VARCHAR(255) UNIQUE NOT NULL,
    name VARCHAR(255),
    last_crawled_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    last_error TEXT
);
CREATE INDEX idx_companies_domain ON companies (domain);
CREATE INDEX idx_companies_last_crawled ON companies (last_crawled_at);

CREATE TABLE discovered_urls (
    id UUID PRIMARY KEY, -- made from company and url: adding twice is adding once
    company_id UUID REFERENCES companies (id),
    url TEXT NOT NULL,
    url_type VARCHAR(50), -- career_page, job_board, ats
    discovered_via VARCHAR(50), -- osint, github, dork, subdomain
    priority INTEGER NOT NULL DEFAULT 5,
    crawled BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX idx_discovered_urls_company ON discovered_urls (company_id);
CREATE INDEX idx_discovered_urls_crawled ON discovered_urls (crawled);

CREATE TABLE discovered_subdomains (
    id UUID PRIMARY KEY, -- made from company and subdomain
    company_id UUID REFERENCES companies (id),
    subdomain VARCHAR(255) NOT NULL,
    method VARCHAR(50), -- dns, crt, harvester
    is_job_related BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX idx_discovered_subdomains_company ON discovered_subdomains (company_id);

CREATE TABLE dork_results (
    id UUID PRIMARY KEY, -- made from query and url
    query TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT,
    snippet TEXT,
    rank INTEGER,
    discovered_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE crawl_queue (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    url TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 5,
    status VARCHAR(50) NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    last_attempt_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    due_at TIMESTAMPTZ NOT NULL DEFAULT now(), -- not to be claimed before
    lease UUID, -- proves a claim; NULL when nobody has one
    leased_until TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    last_error TEXT,
    context JSONB NOT NULL DEFAULT '{}',
    CHECK ((status = 'processing') = (lease IS NOT NULL AND leased_until IS NOT NULL))
);
CREATE INDEX idx_crawl_queue_status ON crawl_queue (status, priority);
-- What claiming walks along, best first.
CREATE INDEX idx_crawl_queue_waiting ON crawl_queue (priority, created_at) WHERE status IN ('pending', 'processing');
-- One live entry per address. By hash, since a B-tree takes no key over 2,700 bytes and addresses can be longer.
CREATE UNIQUE INDEX idx_crawl_queue_live_url ON crawl_queue (md5(url)) WHERE status IN ('pending', 'processing');

CREATE TABLE boards (
    id UUID PRIMARY KEY, -- made from provider, tenant and site
    company_id UUID REFERENCES companies (id),
    provider TEXT NOT NULL,
    tenant TEXT NOT NULL,
    site TEXT,
    host TEXT,
    url TEXT NOT NULL,
    evidence TEXT NOT NULL,
    admitted_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    last_swept_at TIMESTAMPTZ,
    last_complete_at TIMESTAMPTZ,
    recent_counts INTEGER[] NOT NULL DEFAULT '{}', -- found by the last ten complete sweeps, oldest first
    hold BOOLEAN NOT NULL DEFAULT FALSE, -- the last sweep held closings back: look again
    last_error TEXT,
    gone_since TIMESTAMPTZ
);
CREATE INDEX idx_boards_company ON boards (company_id);
CREATE INDEX idx_boards_provider ON boards (provider);

-- What is remembered of every posting. `revision` counts the states that ClickHouse and the index must learn;
-- `stored_revision` and `indexed_revision` say which they have. A change between reading a state and marking it stored
-- raises `revision`, and so is not lost.
CREATE TABLE postings (
    url_hash TEXT COLLATE "C" PRIMARY KEY,
    id UUID NOT NULL,
    board_id UUID NOT NULL REFERENCES boards (id),
    external_id TEXT,
    fingerprint TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    closed_because TEXT,
    reopened_count INTEGER NOT NULL DEFAULT 0,
    history JSONB NOT NULL DEFAULT '[]', -- earlier closings: closed_at, closed_because, reopened_at
    detail_state TEXT NOT NULL DEFAULT 'complete' CHECK (detail_state IN ('complete', 'missing')),
    detail_due_until TIMESTAMPTZ,
    batch_key TEXT NOT NULL,
    revision BIGINT NOT NULL DEFAULT 1,
    stored_revision BIGINT NOT NULL DEFAULT 0,
    indexed_revision BIGINT NOT NULL DEFAULT 0,
    CHECK ((status = 'closed') = (closed_at IS NOT NULL AND closed_because IS NOT NULL)),
    CHECK (stored_revision <= revision AND indexed_revision <= revision)
) WITH (fillfactor = 80); -- room for last_seen_at to move within the page: no index entry is rewritten
CREATE INDEX idx_postings_board ON postings (board_id);
CREATE INDEX idx_postings_unstored ON postings (url_hash) WHERE stored_revision < revision;
CREATE INDEX idx_postings_unindexed ON postings (url_hash) WHERE indexed_revision < revision;
CREATE INDEX idx_postings_detail ON postings (board_id) WHERE detail_state = 'missing';
CREATE INDEX idx_postings_closed ON postings (closed_at) WHERE status = 'closed';

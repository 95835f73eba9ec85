-- Who did what. Rows are added in the transaction of what they tell, and stay as they are: triggers below refuse everything else.
CREATE TABLE audit_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Its place in the order of commits, given at the commit; ids are given before, in another order.
    position   bigint      UNIQUE,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    act        text        NOT NULL,
    outcome    text        NOT NULL CHECK (outcome IN ('done', 'asked', 'refused')),
    -- Who: what proves it, the token's subject, who has signed the token, the run whose token it is.
    kind       text        NOT NULL,
    name       text        NOT NULL,
    issuer     text,
    run        text,
    -- From where.
    address    inet,
    trace      text,
    -- Whose, as it was called then: names and tenants outlive rows.
    forge      text,
    tenant     text,
    repository text,
    subject    text        NOT NULL,
    detail     text,
    times      bigint      NOT NULL DEFAULT 1 CHECK (times > 0),
    -- What is carried out again after a crash, such as a command, is told once.
    cause      text,
    CHECK ((forge IS NULL) = (tenant IS NULL) AND (forge IS NULL) = (repository IS NULL))
);
CREATE SEQUENCE audit_log_position OWNED BY audit_log.position;
CREATE INDEX audit_log_by_repository ON audit_log (forge, lower(repository), position);
CREATE INDEX audit_log_by_tenant ON audit_log (forge, tenant, position);
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE UNIQUE INDEX audit_log_once ON audit_log (cause, act, subject) WHERE cause IS NOT NULL;

-- The position is given last of all in the transaction, and by one transaction after the other: whoever waits here holds nothing
-- that the one before still needs, and whoever sees a position sees all that are lower and were not rolled back.
CREATE FUNCTION audit_log_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_log', 41));
    UPDATE audit_log SET position = nextval('audit_log_position') WHERE id = NEW.id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_log_place AFTER INSERT ON audit_log DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.position IS NULL) EXECUTE FUNCTION audit_log_place();

-- A row is changed once, when it gets its position; it goes by audit_log_forget alone, and never within 30 days.
CREATE FUNCTION audit_log_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.position IS NULL AND NEW.position IS NOT NULL
        AND to_jsonb(OLD) - 'position' = to_jsonb(NEW) - 'position' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND current_setting('afterrun.audit_log_forgets', true) = 'on'
        AND OLD.at < clock_timestamp() - interval '30 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_log_keep BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_log_keep();
CREATE TRIGGER audit_log_keep_all BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_keep();

-- Forgets up to so many rows that are older; returns how many.
CREATE FUNCTION audit_log_forget(older interval, most int) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    forgotten int;
BEGIN
    PERFORM set_config('afterrun.audit_log_forgets', 'on', true);
    DELETE FROM audit_log WHERE id IN (
        SELECT id FROM audit_log WHERE at < clock_timestamp() - greatest(older, interval '30 days')
        ORDER BY at LIMIT most FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    PERFORM set_config('afterrun.audit_log_forgets', 'off', true);
    RETURN forgotten;
END $$;

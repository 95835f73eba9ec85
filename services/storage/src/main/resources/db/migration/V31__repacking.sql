-- Of a pack: which of its chunks the generation needs, one bit each in the order of its index, the first in the lowest; and how many
-- of its bytes those are. Known once the generation is verified.
ALTER TABLE set_generation_blob ADD chunks bytea, ADD bytes bigint;

-- Packs that others took the place of, for whoever was told of them before.
CREATE TABLE set_replaced_pack (
    generation_id bigint      NOT NULL REFERENCES set_generation,
    blob_id       bigint      NOT NULL REFERENCES set_blob,
    replaced_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (generation_id, blob_id)
);
CREATE INDEX set_replaced_pack_by_blob ON set_replaced_pack (blob_id);

package dev.afterrun.contracts.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestRef;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@link OpenUpload}.
 *
 * @param id the session, an opaque word
 * @param session where its blobs go: {@code PUT {session}/blobs/SHA256}, {@code POST {session}/packs}
 * @param expiresAt when what was sent but not finished is swept
 * @param manifest what the event is to name; storage keeps that blob already
 * @param missing what to send; anything else this repository has already
 * @param files the address that a file's percent-encoded path is put behind
 * @param page the run's page
 * @param directFrom bytes from which on a blob may go straight to the store, as {@code POST
 *     {session}/blobs/SHA256/transfer} tells; empty where all go to the session
 * @param leftOut package files that the pull request may not bring now
 */
public record UploadOpened(
        String id,
        URI session,
        Instant expiresAt,
        ManifestRef manifest,
        List<Digest> missing,
        URI files,
        URI page,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Long> directFrom,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LeftOut> leftOut) {}

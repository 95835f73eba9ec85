package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * The request of {@code POST /v1/persisted/OWNER/NAME}: this job hands on these files. What it names was sent in upload sessions
 * of jobs as trusted, under the paths that {@link SetBlobPaths} gives, or is in a generation of theirs that has not ended. A
 * session keeps what it announced, be it sent or there already; so packs of an earlier generation are announced too.
 *
 * @param key the version key; none where the name has none
 * @param restored generations that this job has restored, whatever their names: of what is invalidated, this one is too
 * @param description the {@link SetDescription} as JSON in UTF-8, compressed as one zstd frame; up to
 *     {@value dev.afterrun.contracts.Limits#SET_DESCRIPTION_BYTES} bytes before it is
 * @param packs all that have chunks of it, each once; up to {@value dev.afterrun.contracts.Limits#SET_PACKS}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SaveSet(
        SetName name, Optional<SetKey> key, SetJob job, List<Long> restored, SetBlob description, List<SetBlob> packs) {
    /** Lists are never null, whatever the JSON left out. */
    public SaveSet {
        restored = restored == null ? List.of() : List.copyOf(restored);
        packs = packs == null ? List.of() : List.copyOf(packs);
    }
}

package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.TrustLevel;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What one job saved under a name, as it stands now.
 *
 * @param id stable; addresses name it
 * @param number of the name's generations, counted in the repository from 1
 * @param why the state in one sentence, with what to do; there unless it is visible
 * @param epoch how often the name had been invalidated in this scope when the job started
 * @param by the job that saved it
 * @param savedAt when it was registered
 * @param description its SHA-256 is what the set goes by
 * @param figures there once it is verified
 * @param page of the run that made it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Generation(
        long id,
        int number,
        SetName name,
        Optional<SetKey> key,
        SetScope scope,
        TrustLevel trust,
        SetState state,
        Optional<String> why,
        int epoch,
        SetJob by,
        Instant savedAt,
        SetBlob description,
        Optional<SetFigures> figures,
        URI page) {}

package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.persisted.SetState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Why a generation is not visible, in half a sentence for people. */
final class Why {
    private static final String SAVE_AGAIN = "; save the set again";

    private Why() {}

    /** Of a row of the view {@code set_standing}. */
    static Optional<String> of(SetState state, ResultSet row) throws SQLException {
        return switch (state) {
            case VISIBLE -> Optional.empty();
            case PENDING ->
                Optional.of(
                        row.getString("job_conclusion") == null
                                ? "it is not known yet that its job succeeded"
                                : "it is being verified");
            case FAILED -> Optional.of(failure(Optional.ofNullable(row.getString("job_conclusion"))));
            case DAMAGED ->
                Optional.ofNullable(row.getString("damage"))
                        .or(() -> Optional.of("bytes of it are damaged or gone in the store" + SAVE_AGAIN));
            case INVALIDATED -> Optional.of("it was invalidated, or what it was made from was" + SAVE_AGAIN);
            case ENDED -> Optional.ofNullable(row.getString("end_reason"));
        };
    }

    /** Where the job is another than the one that saved, it may not have ended yet. */
    private static String failure(Optional<String> conclusion) {
        return conclusion
                .filter(word -> !word.equals("success"))
                .map(word -> "its job ended with " + word)
                .orElse("its job says to be of another commit, or is otherwise trusted, than when it saved");
    }
}

package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.persisted.SetState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Why a generation is not visible, in half a sentence for people. */
final class Why {
    private static final String SAVE_AGAIN = "; save the set again";
    private static final String NOT_OF_IT = "not_of_it";

    private Why() {}

    /** Of a row of the view {@code set_standing}. */
    static Optional<String> of(SetState state, ResultSet row) throws SQLException {
        return switch (state) {
            case VISIBLE -> Optional.empty();
            case PENDING -> Optional.of(awaited(row));
            case FAILED -> Optional.of(failure(row));
            case DAMAGED ->
                Optional.ofNullable(row.getString("damage"))
                        .or(() -> Optional.of("bytes of it are damaged or gone in the store" + SAVE_AGAIN));
            case INVALIDATED -> Optional.of("it was invalidated, or what it was made from was" + SAVE_AGAIN);
            case ENDED -> Optional.ofNullable(row.getString("end_reason"));
        };
    }

    private static String awaited(ResultSet row) throws SQLException {
        if (row.getString("job_conclusion") == null) {
            return "it is not known yet that its job succeeded";
        }
        return row.getTimestamp("verified_at") == null
                ? "it is being verified"
                : "the forge has not said yet that its commit is of the branch";
    }

    /** Where the job is another than the one that saved, it may not have ended yet. */
    private static String failure(ResultSet row) throws SQLException {
        if (NOT_OF_IT.equals(row.getString("branch_word"))) {
            return "the forge does not know its commit as one of the branch that its job named; save it in a job of the"
                    + " branch, or say which pull request the job is of";
        }
        var conclusion = row.getString("job_conclusion");
        return conclusion == null || conclusion.equals("success")
                ? "its job says to be of another commit, or is otherwise trusted, than when it saved"
                : "its job ended with " + conclusion;
    }
}

package dev.afterrun.storage.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What accounts of the forge were asked has an end. */
@QuarkusTest
class ForgetQuestionsTest {
    private static final int MANY = 1_000;

    @Inject
    ForgetQuestions forgetQuestions;

    @Inject
    Sql sql;

    @Test
    void accountThatNobodyAskedForADayIsForgottenAndOneOfAnHourAgoIsNot() {
        // Given
        var old = spent("25 hours");
        var recent = spent("1 hour");

        // When
        var forgotten = forgetQuestions.forget(MANY);

        // Then
        assertThat(forgotten).isPositive();
        assertThat(isKnown(old)).isFalse();
        assertThat(isKnown(recent)).isTrue();
    }

    private String spent(String ago) {
        var account = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "INSERT INTO forge_questions (account, spent_until)"
                                + " VALUES (?, clock_timestamp() - CAST(? AS interval))",
                        account,
                        ago));
        return account;
    }

    private boolean isKnown(String account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.exists("SELECT 1 FROM forge_questions WHERE account = ?", account));
    }
}

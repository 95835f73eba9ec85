package dev.afterrun.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterrun.contracts.RepositoryId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.api.Test;

final class JobKeyTest {
    private static final RepositoryId REPOSITORY = new RepositoryId("github.com", "1296269");

    @Test
    void theKeyOfAnIdentityNeverChanges() {
        var id = new JobId(REPOSITORY, "https://github.com/octocat/Hello-World", "42", 1, "build (linux)");

        // Stored in databases and in addresses that were given out: computed once, outside of this code.
        assertThat(id.key()).isEqualTo(new JobKey("150dfc936b1cbe85e06e20eabce8f85f"));
    }

    @Property
    void partsThatReadTheSameTogetherStillDiffer(@ForAll @AlphaChars String a, @ForAll @AlphaChars String b) {
        var one = new JobId(REPOSITORY, "s", a + b, 1, "");
        var other = new JobId(REPOSITORY, "s", a, 1, b);

        assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey("../etc"));
    }
}

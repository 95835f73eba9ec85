package dev.afterrun.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class BucketNameTest {
    private static final URI S3 = URI.create("https://s3.amazonaws.com");

    /** By S3's rules for general purpose buckets. */
    @Property
    void everyRepositoryHasANameThatS3Takes(
            @ForAll
                    @CharRange(from = 'a', to = 'z')
                    @CharRange(from = 'A', to = 'Z')
                    @Chars({'-', '_', '.'})
                    @StringLength(min = 3, max = 100)
                    String owner) {
        var repository = new RepositoryName("o" + owner.substring(1), "n" + owner.substring(1));

        assertThat(BucketName.among(repository, S3, "key")).matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
        assertThat(BucketName.of(repository)).matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    }

    @Test
    void whoDoesNotKnowTheAccessKeyCannotTakeTheNameBefore() {
        var repository = RepositoryName.parse("octo-org/octo-repo");

        assertThat(BucketName.among(repository, S3, "one")).isNotEqualTo(BucketName.among(repository, S3, "other"));
    }
}

package dev.afterrun.cli.notify.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3SettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://s3.amazonaws.com, us-east-1",
        "https://s3.eu-central-1.amazonaws.com, eu-central-1",
        "https://s3-us-west-2.amazonaws.com, us-west-2",
        "https://s3.dualstack.ap-southeast-2.amazonaws.com, ap-southeast-2",
        "https://s3.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "https://s3.us-west-004.example.com, us-east-1",
        "https://minio.example.org, us-east-1",
        "http://127.0.0.1:9000, us-east-1",
    })
    void regionStandsInTheEndpointsName(URI endpoint, String region) {
        assertThat(new S3Settings(endpoint, "key", "secret", "bucket", 30).region())
                .isEqualTo(region);
    }
}

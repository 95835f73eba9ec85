package dev.afterrun.cli.notify.store.s3;

import dev.afterrun.cli.notify.store.Content;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests to S3 as AWS Signature Version 4 has it. */
final class S3Signature {
    /** The signer may log through SLF4J, which would complain in the job's log that there is nothing to log to. */
    private static final String COMPLAINTS = "slf4j.internal.verbosity";

    static {
        if (System.getProperty(COMPLAINTS) == null) {
            System.setProperty(COMPLAINTS, "ERROR");
        }
    }

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity identity;
    private final String region;
    private final Clock clock;

    S3Signature(String accessKey, String secretKey, String region, Clock clock) {
        this.identity = AwsCredentialsIdentity.create(accessKey, secretKey);
        this.region = region;
        this.clock = clock;
    }

    /** The header fields that {@code method} at {@code to} needs, those in {@code headers} among them. */
    Map<String, List<String>> headers(String method, URI to, Map<String, String> headers, Content.Bytes body) {
        var request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(to);
        headers.forEach(request::putHeader);
        return signer.sign(signing(request).payload(body::open).build())
                .request()
                .headers();
    }

    /** An address that anybody may read for so long, at most {@link S3Store#LONGEST_LINK}. */
    URI readable(URI address, Duration lifetime) {
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(address);
        return signer.sign(signing(request)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .build())
                .request()
                .getUri();
    }

    private SignRequest.Builder<AwsCredentialsIdentity> signing(SdkHttpRequest.Builder request) {
        return SignRequest.builder(identity)
                .request(request.build())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock);
    }
}

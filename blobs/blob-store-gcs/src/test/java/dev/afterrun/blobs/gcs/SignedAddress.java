package dev.afterrun.blobs.gcs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A request whose address carries a signature, read as the description of V4 signatures tells. */
final class SignedAddress {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final Call call;

    SignedAddress(Call call) {
        this.call = call;
    }

    /** Whether {@code account} signed just this, and not too long ago. */
    boolean isGood(ServiceAccount account) {
        var date = parameter("X-Goog-Date");
        var credential = parameter("X-Goog-Credential");
        var text = String.join(
                "\n", "GOOG4-RSA-SHA256", date, credential.substring(credential.indexOf('/') + 1), sha256(canonical()));
        var end = LocalDateTime.parse(date, TIME)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(Long.parseLong(parameter("X-Goog-Expires")));
        return credential.startsWith(ServiceAccount.ADDRESS + "/")
                && Instant.now().isBefore(end)
                && account.hasSigned(text, HexFormat.of().parseHex(parameter("X-Goog-Signature")));
    }

    private String canonical() {
        var query = call.rawParameters().stream()
                .filter(pair -> !pair.startsWith("X-Goog-Signature="))
                .sorted()
                .collect(Collectors.joining("&"));
        var signed = parameter("X-Goog-SignedHeaders");
        var headers = Arrays.stream(signed.split(";", -1))
                .map(name -> name + ":" + call.header(name).orElse(""))
                .collect(Collectors.joining("\n"));
        return String.join("\n", call.method(), call.rawPath(), query, headers, "", signed, "UNSIGNED-PAYLOAD");
    }

    private String parameter(String name) {
        return call.parameter(name).orElseThrow();
    }

    private static String sha256(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

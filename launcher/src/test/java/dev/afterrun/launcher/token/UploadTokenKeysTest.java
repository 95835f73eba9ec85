package dev.afterrun.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTokenKeysTest {
    private static final byte[] TEXT = "a token".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path temporary;

    private DataDirectory data;

    @BeforeEach
    void open() throws IOException {
        data = DataDirectory.open(temporary.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void whatOneHalfSignsTheOtherVerifies() throws IOException, GeneralSecurityException {
        // Given
        var keys = UploadTokenKeys.in(data);
        var ed25519 = KeyFactory.getInstance("Ed25519");
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(ed25519.generatePrivate(new PKCS8EncodedKeySpec(bytes(keys.secret()))));
        signature.update(TEXT);
        var signed = signature.sign();

        // When
        signature.initVerify(ed25519.generatePublic(new X509EncodedKeySpec(bytes(keys.open()))));
        signature.update(TEXT);

        // Then
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void theNextStartHasTheSameKeyWhichIsItsOwnersAlone() throws IOException {
        // Given
        var first = UploadTokenKeys.in(data);

        // When
        var second = UploadTokenKeys.in(data);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secret("upload-token-key"))))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.secret());
    }

    @Test
    void aDamagedFileIsNamedWithTheMend() throws IOException {
        // Given
        UploadTokenKeys.in(data);
        Files.writeString(data.secret("upload-token-key"), "half");

        // When // Then
        assertThatThrownBy(() -> UploadTokenKeys.in(data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("upload-token-key is damaged; delete it");
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}

package dev.afterrun.storage.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.files.FilesBlobStore;
import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.contracts.doctor.Finding.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWorksTest {
    @TempDir
    private Path directory;

    private BlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FilesBlobStore(directory);
    }

    @Test
    void aStoreThatWorksIsWellAndNothingIsLeftInIt() throws IOException {
        // When
        var findings = new StoreWorks("files", store).look();

        // Then
        assertThat(findings).containsExactly(Finding.ok("store files", "it takes, gives back and deletes an object"));
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aStoreThatTakesNothingIsWrongByThatAlone() {
        // Given
        var full = broken("write", () -> {
            throw new IOException("403 AccessDenied");
        });

        // When
        var findings = new StoreWorks("bucket", full).look();

        // Then
        assertThat(findings)
                .containsExactly(Finding.wrong(
                        "store bucket",
                        "it takes no object: 403 AccessDenied",
                        "give storage's key the right to write, and the store room"));
    }

    @Test
    void otherBytesAreWrongAndTheObjectIsDeletedAllTheSame() throws IOException {
        // Given
        var forgetful = broken("open", () -> new ByteArrayInputStream(new byte[0]));

        // When
        var findings = new StoreWorks("files", forgetful).look();

        // Then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(State.WRONG);
            assertThat(finding.what()).isEqualTo("it does not give back what it took: the bytes are others");
        });
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anObjectThatIsNotDeletedIsNamed() {
        // Given
        var keeping = broken("delete", () -> "nothing");

        // When
        var findings = new StoreWorks("files", keeping).look();

        // Then
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .matches("it does not delete the object [0-9a-f]{2}/[0-9a-f-]{36}: it is there still"));
    }

    /** The store, but for one method. */
    private BlobStore broken(String method, Fault fault) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        var instead = fault.happens();
                        return called.getReturnType() == void.class ? null : instead;
                    }
                    try {
                        return called.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @FunctionalInterface
    private interface Fault {
        Object happens() throws IOException;
    }
}

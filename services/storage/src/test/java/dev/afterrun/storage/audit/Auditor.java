package dev.afterrun.storage.audit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.store.AuditFinding;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.StoreAudit;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/** Who compares stores with rows, over HTTP. */
@ApplicationScoped
class Auditor {
    private final Storage storage;
    private final Stores stores;
    private final Sql sql;
    private final ObjectMapper json;

    Auditor(Storage storage, Stores stores, Sql sql, ObjectMapper json) {
        this.storage = storage;
        this.stores = stores;
        this.sql = sql;
        this.json = json;
    }

    /** What other tests have left is mended. */
    void allIsWell() {
        stop();
        storage.work();
        mendedHoweverMany();
    }

    AuditStatus found() {
        return done(false, false);
    }

    AuditStatus mended() {
        return done(true, false);
    }

    AuditStatus mendedHoweverMany() {
        return done(true, true);
    }

    private AuditStatus done(boolean repair, boolean howeverMany) {
        begin(repair, howeverMany).then().statusCode(202);
        storage.work();
        return status();
    }

    Response begin(boolean repair, boolean howeverMany) {
        return asOperator()
                .contentType("application/json")
                .body("{\"repair\":%s,\"howeverMany\":%s}".formatted(repair, howeverMany))
                .post("/v1/store/audit");
    }

    AuditStatus status() {
        try {
            return json.readValue(asOperator().get("/v1/store/audit").asString(), AuditStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        asOperator().delete("/v1/store/audit");
    }

    /** What it says of one store. */
    static StoreAudit of(AuditStatus status, String store) {
        return status.stores().stream()
                .filter(one -> one.store().equals(store))
                .findFirst()
                .orElseThrow();
    }

    /** What it says of one object. */
    static AuditFinding of(AuditStatus status, ObjectKey object) {
        return status.findings().stream()
                .filter(found -> found.object().equals(object.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(object + " is not among " + status.findings()));
    }

    /** An object that nobody took note of. */
    ObjectKey leftIn(String store, ObjectKey key) throws IOException {
        try (var sink = stores.named(store).write(key)) {
            sink.append(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            sink.commit();
        }
        return key;
    }

    /** Through storage into the store, as far as the object and no further. */
    ObjectKey joinedAndForgottenIn(String store) throws IOException {
        var content = new byte[] {1, 2, 3};
        var key = ObjectKey.fresh();
        try (var staged = stores.named(store).stage(new StagingKey("died-" + UUID.randomUUID()))) {
            staged.append(0, new ByteArrayInputStream(content), content.length);
            staged.promote(key, Digest.of(content), content.length);
        }
        return key;
    }

    /** Whether any copy of the blob counts. */
    boolean isCounted(Digest blob) {
        return sql.exists(
                "SELECT 1 FROM blob_copy WHERE sha256 = ? AND live AND damaged_at IS NULL", (Object) blob.bytes());
    }

    private static RequestSpecification asOperator() {
        return given().auth().oauth2(Issuer.tokenWith(Map.of()));
    }
}

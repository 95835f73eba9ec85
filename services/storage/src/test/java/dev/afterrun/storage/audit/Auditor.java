package dev.afterrun.storage.audit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.store.AuditFinding;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.StoreAudit;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Who compares stores with rows, over HTTP. */
@ApplicationScoped
class Auditor {
    private final Storage storage;
    private final Stores stores;
    private final ObjectMapper json;

    Auditor(Storage storage, Stores stores, ObjectMapper json) {
        this.storage = storage;
        this.stores = stores;
        this.json = json;
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

    static RequestSpecification asOperator() {
        return given().auth().oauth2(Issuer.tokenWith(Map.of()));
    }
}

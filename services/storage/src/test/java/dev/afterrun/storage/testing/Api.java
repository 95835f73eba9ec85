package dev.afterrun.storage.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.contracts.upload.UploadHeaders;
import dev.afterrun.contracts.upload.UploadOpened;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;

/** The upload API as a client speaks to it. */
@ApplicationScoped
public class Api {
    private final ObjectMapper json;

    Api(ObjectMapper json) {
        this.json = json;
    }

    /** Opens a session; fails where that is refused. */
    public UploadOpened open(CiJob job, TestFile... files) {
        return read(tryToOpen(job, files).then().statusCode(201).extract().response(), UploadOpened.class);
    }

    public Response tryToOpen(CiJob job, TestFile... files) {
        return openWith(job, write(job.opening(files)));
    }

    public Response openWith(CiJob job, byte[] body) {
        return as(job).contentType("application/json").body(body).post("/v1/uploads");
    }

    public Response put(CiJob job, UploadOpened session, Digest sha256, byte[] content) {
        return as(job).contentType("application/octet-stream").body(content).put(blob(session, sha256));
    }

    /** Sends a whole file; fails where that is refused. */
    public void put(CiJob job, UploadOpened session, TestFile file) {
        put(job, session, file.sha256(), file.content()).then().statusCode(201);
    }

    public Response head(CiJob job, UploadOpened session, Digest sha256) {
        return as(job).head(blob(session, sha256));
    }

    public Response patch(CiJob job, UploadOpened session, Digest sha256, long offset, byte[] content) {
        return as(job).contentType(UploadHeaders.PARTIAL)
                .header(UploadHeaders.OFFSET, offset)
                .body(content)
                .patch(blob(session, sha256));
    }

    /** How a blob is to be sent; fails where that is refused. */
    public Transfer transfer(CiJob job, UploadOpened session, Digest sha256) {
        return read(
                tryToTransfer(job, session, sha256)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", "no-store")
                        .extract()
                        .response(),
                Transfer.class);
    }

    public Response tryToTransfer(CiJob job, UploadOpened session, Digest sha256) {
        return as(job).post(blob(session, sha256) + "/transfer");
    }

    public Response sent(CiJob job, UploadOpened session, Digest sha256) {
        return as(job).post(blob(session, sha256) + "/sent");
    }

    public Response pack(CiJob job, UploadOpened session, byte[] body) {
        return pack(job, path(session), body);
    }

    public Response pack(CiJob job, String session, byte[] body) {
        return as(job).contentType(Pack.MEDIA_TYPE).body(body).post(session + "/packs");
    }

    /** The body of a pack of these files. */
    public static byte[] packed(TestFile... files) {
        var size = 0;
        for (var file : files) {
            size += Pack.HEADER_BYTES + file.content().length;
        }
        var body = ByteBuffer.allocate(size);
        for (var file : files) {
            body.put(file.sha256().bytes()).putLong(file.content().length).put(file.content());
        }
        return body.array();
    }

    /** The job as anybody may ask for it. */
    public JobStatus status(CiJob job) {
        return read(
                given().get("/v1/jobs/" + job.id().key())
                        .then()
                        .statusCode(200)
                        .extract()
                        .response(),
                JobStatus.class);
    }

    public Problem problem(Response response) {
        return read(
                response.then()
                        .contentType(Problem.MEDIA_TYPE)
                        .header("Cache-Control", "no-store")
                        .extract()
                        .response(),
                Problem.class);
    }

    public byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(Response response, Class<T> type) {
        try {
            return json.readValue(response.asString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification as(CiJob job) {
        return given().auth().oauth2(job.token());
    }

    /** Where a session of the test's server is reached. */
    public static String path(UploadOpened session) {
        return session.session().getPath();
    }

    private static String blob(UploadOpened session, Digest sha256) {
        return path(session) + "/blobs/" + sha256;
    }
}

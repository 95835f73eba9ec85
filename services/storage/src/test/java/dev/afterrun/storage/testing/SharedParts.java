package dev.afterrun.storage.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** What every test of the module starts with: a resource named on any class serves all. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(ForgeResource.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(JobIssuer.class)
@QuarkusTestResource(UploadTokenKeyPair.class)
final class SharedParts {
    private SharedParts() {}
}

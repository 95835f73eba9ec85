package dev.afterrun.storage.blob;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where blobs are kept. */
@ConfigMapping(prefix = "afterrun.blobs")
public interface BlobSettings {
    /**
     * What the store is called that takes what is new; it keeps its name for as long as files lie in it. Small letters,
     * digits and dashes.
     */
    @WithDefault("files")
    String name();

    /** The store that takes what is new. */
    @WithParentName
    Store main();

    /**
     * Stores besides, each under its name and with the settings above but the name: `AFTERRUN_BLOBS_OTHERS_OLD_KIND` is the
     * kind of the one called `old`. They are read, copied and drained, and take nothing new.
     */
    Map<String, Store> others();

    /** One store. */
    interface Store {
        /** Which technology keeps the bytes; the settings of the others are not read. */
        @WithDefault("files")
        Kind kind();

        /** The store that is a directory. */
        Files files();

        /** What all stores but the directory have in common. */
        Bucket bucket();

        /** The store that is a bucket of Amazon S3, or of what speaks its protocol. */
        S3 s3();

        /** The store that is a bucket of Google Cloud Storage. */
        Gcs gcs();

        /** The store that is a container of OpenStack Swift. */
        Swift swift();
    }

    /** A technology that keeps bytes. */
    enum Kind {
        FILES,
        S3,
        GCS,
        SWIFT
    }

    /** The way that a whole object's bytes take to their reader. */
    enum Reading {
        STREAMED,
        REDIRECTED
    }

    /** The way that a large upload's bytes take to the store. */
    enum Writing {
        THROUGH,
        DIRECT
    }

    /** How a bucket's name stands in addresses. */
    enum Addressing {
        VIRTUAL_HOST,
        PATH
    }

    /** How a token for Swift is had. */
    enum Login {
        KEYSTONE,
        TEMP_AUTH
    }

    /** A directory of this machine, or one that every replica mounts. */
    interface Files {
        /** The directory, which the kind `files` needs; made with owner-only rights where it is missing. */
        Optional<Path> directory();
    }

    /** How a bucket is used, whoever runs it. */
    interface Bucket {
        /** What all names in it begin with, ending in `/`, so that installations can share one. */
        Optional<String> prefix();

        /** Bytes that an upload gathers in memory before they are written; S3 wants 5 MiB or more. */
        @WithDefault("8388608")
        int chunkSize();

        /** Whether readers of a whole object get it through storage or are sent to the store by a signed address. */
        @WithDefault("streamed")
        Reading reading();

        /**
         * Whether jobs send large files straight to the store by signed addresses, or through storage; without it,
         * straight where the store can sign by itself and jobs are known to reach it: it is the vendor's own, an address
         * for readers is named, or they are redirected to it.
         */
        Optional<Writing> writing();

        /** How long a reader may begin to read at a signed address. */
        @WithDefault("PT5M")
        Duration addressLifetime();

        /** How long one try of one request may take; also how long a stream may say nothing. */
        @WithDefault("PT30S")
        Duration patience();
    }

    /** A bucket of S3. */
    interface S3 {
        /** The bucket, which the kind `s3` needs; it must be there already. */
        Optional<String> bucket();

        /** The bucket's region; stores other than Amazon's take any. */
        @WithDefault("us-east-1")
        String region();

        /** Where the store is, if it is not Amazon's. */
        Optional<URI> endpoint();

        /** Where readers and jobs reach the store, if not under its endpoint. */
        Optional<URI> readersEndpoint();

        /** `path` where the store wants `https://host/BUCKET/…`, as most others than Amazon's do. */
        @WithDefault("virtual-host")
        Addressing addressing();

        /** The access key's id; without it, what the process was given: environment, profile, container or instance role. */
        Optional<String> accessKey();

        /** The access key's secret. */
        Optional<String> secretKey();
    }

    /** A bucket of Google Cloud Storage. */
    interface Gcs {
        /** The bucket, which the kind `gcs` needs; it must be there already. */
        Optional<String> bucket();

        /** Where the store is, if it is not Google's; it is shown no credentials but those of a key file. */
        Optional<URI> endpoint();

        /** The JSON key of a service account; without it, what the process was given: environment or machine. */
        Optional<Path> keyFile();
    }

    /** A container of Swift. */
    interface Swift {
        /** The container, which the kind `swift` needs; it must be there already. */
        Optional<String> container();

        /** Whether OpenStack's identity service gives tokens, or Swift's own accounts do. */
        @WithDefault("keystone")
        Login login();

        /** Where tokens are given, as in `https://host/v3`, or `https://host/auth/v1.0` of Swift's own. */
        Optional<URI> tokens();

        /** Who we are; of Swift's own accounts, `account:user`. */
        Optional<String> user();

        /** The user's password. */
        Optional<String> password();

        /** The domain, by name, of both the user and the project. */
        @WithDefault("Default")
        String domain();

        /** The project, by name, which Keystone needs. */
        Optional<String> project();

        /** Whose object store is meant; without it, the first in the catalogue. */
        Optional<String> region();

        /**
         * What addresses for readers and jobs are signed with: the account's key or the container's, which
         * `afterrun storage init` makes it; without it, none are signed.
         */
        Optional<String> temporaryUrlKey();
    }
}

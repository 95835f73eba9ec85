/** What is wrong with the queue and what comes to it, told to operators over HTTP. */
@NullMarked
package dev.afterrun.ingest.doctor.http;

import org.jspecify.annotations.NullMarked;

/** What is deployed on Kubernetes is held against the services: their topics, tables and settings. */
@NullMarked
package dev.afterrun.kubernetes;

import org.jspecify.annotations.NullMarked;

/** What the images of containers are made of, and what makes them: no container engine, and no Dockerfile. */
@NullMarked
package dev.afterrun.images;

import org.jspecify.annotations.NullMarked;

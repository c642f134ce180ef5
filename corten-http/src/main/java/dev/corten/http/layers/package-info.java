/** The layers that come with Corten, one in each file; {@link dev.corten.http.Layers} makes them. */
@NullMarked
package dev.corten.http.layers;

import org.jspecify.annotations.NullMarked;

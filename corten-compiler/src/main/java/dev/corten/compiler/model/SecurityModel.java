package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a route.
 *
 * @param secured what {@code @Secured} says of the method or, if it says nothing, of its class
 * @param extracted the schemes of the parameters that are made of the request
 */
public record SecurityModel(@Nullable Secured secured, List<Scheme> extracted) {

    /** Copies the list. */
    public SecurityModel {
        extracted = List.copyOf(extracted);
    }

    /**
     * What {@code @SecurityScheme} says.
     *
     * @param type the simple name of the class that it stands on, by which the document calls it
     * @param kind the constant of {@code SecurityScheme.Kind}
     * @param name the name of the header, the query parameter or the cookie
     * @param format what a token is
     * @param url where a provider is described, or users authorize
     * @param tokenUrl where clients get tokens
     * @param scopes those of OAuth 2
     * @param javadoc the comment of the class
     * @param place the annotation, or {@code null} if it comes from a class file
     */
    public record Scheme(
            String type,
            String kind,
            String name,
            String format,
            String url,
            String tokenUrl,
            List<String> scopes,
            Javadoc javadoc,
            @Nullable Place place) {

        /** Copies the list. */
        public Scheme {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * What {@code @Secured} says.
     *
     * @param ways the classes that it names
     * @param scopes the scopes that it names
     * @param place the annotation
     */
    public record Secured(List<Way> ways, List<String> scopes, Place place) {
        /** Copies the lists. */
        public Secured {
            ways = List.copyOf(ways);
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * A class that {@code @Secured} names.
     *
     * @param type its simple name
     * @param scheme its scheme, or {@code null} if it is none
     */
    public record Way(String type, @Nullable Scheme scheme) {}

    /** All schemes that it mentions. */
    public List<Scheme> schemes() {
        List<Scheme> schemes = new ArrayList<>(extracted);
        if (secured != null) {
            for (Way way : secured.ways()) {
                if (way.scheme() != null) {
                    schemes.add(way.scheme());
                }
            }
        }
        return schemes;
    }
}

package org.matryoshka.guest.differential;

import java.util.List;

/**
 * A static method of a generated program.
 *
 * @param name its name, {@code m} and its number
 * @param result what it returns
 * @param parameters the types of its parameters
 */
record GeneratedMethod(String name, JavaType result, List<JavaType> parameters) {}

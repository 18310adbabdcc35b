package org.matryoshka.guest.runtime.collection;

/**
 * A doubly linked list of {@link Link}s. Walk it with {@code for (Link<T> l = list.first(); l !=
 * null; l = l.next())}; to remove while walking, take {@code next()} before.
 */
public final class IntrusiveList<T> {
  private Link<T> first;
  private Link<T> last;
  private int size;

  /** The number of links. */
  public int size() {
    return size;
  }

  /** Whether there is no link. */
  public boolean isEmpty() {
    return first == null;
  }

  /** The first link; null if the list is empty. */
  public Link<T> first() {
    return first;
  }

  /** The last link; null if the list is empty. */
  public Link<T> last() {
    return last;
  }

  /** The object of the first link; null if the list is empty. */
  public T firstOwner() {
    return first == null ? null : first.owner();
  }

  /** Adds a link, which must be in no list, at the end. */
  public void addLast(Link<T> link) {
    insertBefore(null, link);
  }

  /** Adds a link, which must be in no list, at the start. */
  public void addFirst(Link<T> link) {
    insertBefore(first, link);
  }

  /** Adds a link, which must be in no list, before one of this list; null means at the end. */
  public void insertBefore(Link<T> place, Link<T> link) {
    if (link.list != null) {
      throw new IllegalStateException("the link is in a list already");
    }
    Link<T> before = place == null ? last : place.previous;
    link.list = this;
    link.previous = before;
    link.next = place;
    if (before == null) {
      first = link;
    } else {
      before.next = link;
    }
    if (place == null) {
      last = link;
    } else {
      place.previous = link;
    }
    size++;
  }

  /** Removes a link, which must be in this list. */
  public void remove(Link<T> link) {
    if (link.list != this) {
      throw new IllegalStateException("the link is not in this list");
    }
    if (link.previous == null) {
      first = link.next;
    } else {
      link.previous.next = link.next;
    }
    if (link.next == null) {
      last = link.previous;
    } else {
      link.next.previous = link.previous;
    }
    link.previous = null;
    link.next = null;
    link.list = null;
    size--;
  }

  /** Removes the first link and returns its object; null if the list is empty. */
  public T pollFirst() {
    Link<T> link = first;
    if (link == null) {
      return null;
    }
    remove(link);
    return link.owner();
  }
}

"""What is wrong with a certificate as such: what reading it found, and where that is nothing what cryptography says."""

from chainfix.certificates.certificate import Certificate


def malformations(certificate: Certificate) -> tuple[str, ...]:
    """Each thing that is wrong with it, in words; cryptography, which insists on more, is asked where nothing seems to be."""
    return certificate.malformations or _refused(certificate)


def malformation(certificate: Certificate) -> str | None:
    """What is wrong with it and who refuses it for that, or None."""
    reasons = certificate.malformations
    if not reasons:
        return next(iter(_refused(certificate)), None)
    twice = any("twice" in reason for reason in reasons)
    clients = "Go, Chromium and Python's cryptography" if twice else "parsers that insist on DER"
    return f"{'; '.join(reasons)} ({clients} refuse it)"


def _refused(certificate: Certificate) -> tuple[str, ...]:
    """What cryptography has against it."""
    try:
        certificate.to_cryptography().extensions  # noqa: B018 reading them is the question
    except Exception as error:  # noqa: BLE001 cryptography raises ValueError and its own
        return (f"{error} (Python's cryptography refuses it)",)
    return ()

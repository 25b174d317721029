"""Cases of Resize and Upsample."""

import itertools

import numpy

from cases import Cases

SIZES = {1: (6,), 2: (5, 6), 3: (3, 4, 5)}
COORDINATES = (
    "half_pixel",
    "pytorch_half_pixel",
    "align_corners",
    "asymmetric",
    "half_pixel_symmetric",
)
NEAREST = ("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")
FLOAT, INT64 = numpy.float32, numpy.int64
NONE = numpy.array([], FLOAT)


def write(cases: Cases):
    _nearest(cases)
    _linear(cases)
    _versions(cases)
    _special(cases)
    _upsample(cases)


def _scales(rank: int, up: bool):
    """Of all axes, the batch's and the channels' first."""
    return numpy.array([1, 1, *((2, 1.6, 3) if up else (0.5, 0.7, 0.6))[:rank]], FLOAT)


def _resize(c: Cases, name, shape, *, scales=None, sizes=None, opset=19, **attributes):
    weights = (None, scales) if sizes is None else (None, None, numpy.array(sizes, INT64))
    c.one(f"Resize-{name}", "Resize", shape, *weights, opset=opset, **attributes)


def _nearest(c: Cases):
    for coordinates, rounding, up in itertools.product(COORDINATES, NEAREST, (True, False)):
        for rank, size in SIZES.items():
            if rank != 2 and (coordinates, rounding) != ("half_pixel", "round_prefer_floor"):
                continue
            _resize(
                c,
                f"nearest-{rank}d-{coordinates}-{rounding}-{'up' if up else 'down'}",
                (2, 2, *size),
                scales=_scales(rank, up),
                mode="nearest",
                coordinate_transformation_mode=coordinates,
                nearest_mode=rounding,
            )
        _resize(
            c,
            f"nearest-sizes-{coordinates}-{rounding}-{'up' if up else 'down'}",
            (2, 2, 5, 6),
            sizes=[2, 2, 8, 9] if up else [2, 2, 3, 4],
            mode="nearest",
            coordinate_transformation_mode=coordinates,
            nearest_mode=rounding,
        )


def _linear(c: Cases):
    for coordinates, up in itertools.product(COORDINATES, (True, False)):
        direction = "up" if up else "down"
        for rank, size in SIZES.items():
            _resize(
                c,
                f"linear-{rank}d-{coordinates}-{direction}",
                (2, 2, *size),
                mode="linear",
                scales=_scales(rank, up),
                coordinate_transformation_mode=coordinates,
            )
        _resize(
            c,
            f"linear-sizes-{coordinates}-{direction}",
            (2, 2, 5, 6),
            mode="linear",
            sizes=[2, 2, 9, 11] if up else [2, 2, 3, 4],
            coordinate_transformation_mode=coordinates,
        )
        # One row or column as a result is a case of its own in several rules.
        _resize(
            c,
            f"linear-one-{coordinates}-{direction}",
            (2, 2, 5, 6),
            mode="linear",
            sizes=[2, 2, 1, 12] if up else [2, 2, 1, 3],
            coordinate_transformation_mode=coordinates,
        )


def _versions(c: Cases):
    shape = (2, 2, 5, 6)
    for mode, up in itertools.product(("nearest", "linear"), (True, False)):
        scales, end = _scales(2, up), "up" if up else "down"
        c.one(f"Resize-opset10-{mode}-{end}", "Resize", shape, scales, opset=10, mode=mode)
        for opset in (11, 13):
            c.one(
                f"Resize-opset{opset}-{mode}-{end}",
                "Resize",
                shape,
                NONE,
                scales,
                opset=opset,
                mode=mode,
            )
            c.one(
                f"Resize-opset{opset}-{mode}-{end}-sizes",
                "Resize",
                shape,
                NONE,
                NONE,
                numpy.array([2, 2, 10, 3], INT64),
                opset=opset,
                mode=mode,
                coordinate_transformation_mode="asymmetric",
            )
        _resize(c, f"opset18-{mode}-{end}", shape, scales=scales, opset=18, mode=mode)
    # Today's exporter and the older one write PyTorch's interpolation so.
    c.one(
        "Resize-opset11-tf-half-pixel",
        "Resize",
        shape,
        NONE,
        _scales(2, True),
        opset=11,
        mode="nearest",
        coordinate_transformation_mode="tf_half_pixel_for_nn",
        nearest_mode="floor",
    )


def _special(c: Cases):
    shape, two = (2, 2, 5, 6), numpy.array([2, 1.5], FLOAT)
    for mode in ("nearest", "linear"):
        _resize(c, f"axes-{mode}", shape, scales=two, mode=mode, axes=[2, 3])
        _resize(c, f"axes-negative-{mode}", shape, scales=two, mode=mode, axes=[-1, -2])
        for policy in ("not_larger", "not_smaller", "stretch"):
            _resize(
                c,
                f"policy-{policy}-{mode}",
                shape,
                sizes=[8, 8],
                mode=mode,
                axes=[2, 3],
                keep_aspect_ratio_policy=policy,
            )
        roi = numpy.array([0, 0, 0.1, 0.2, 1, 1, 0.8, 1.3], FLOAT)
        c.one(
            f"Resize-crop-{mode}",
            "Resize",
            shape,
            roi,
            None,
            numpy.array([2, 2, 4, 7], INT64),
            opset=19,
            mode=mode,
            coordinate_transformation_mode="tf_crop_and_resize",
            extrapolation_value=0.5,
        )
    _resize(
        c, "channels-nearest", (2, 2, 3, 4), scales=numpy.array([1, 2, 1, 1], FLOAT), mode="nearest"
    )
    _resize(
        c,
        "antialias",
        shape,
        scales=_scales(2, False),
        mode="linear",
        antialias=1,
    )


def _upsample(c: Cases):
    for mode in ("nearest", "linear"):
        scales = [1.0, 1.0, 2.0, 3.0]
        c.one(
            f"Upsample-{mode}-opset7", "Upsample", (2, 2, 4, 5), opset=7, mode=mode, scales=scales
        )
        c.one(
            f"Upsample-{mode}-opset9",
            "Upsample",
            (2, 2, 4, 5),
            numpy.array(scales, FLOAT),
            opset=9,
            mode=mode,
        )
        fractions = numpy.array([1, 1, 1.5, 1.2], FLOAT)
        c.one(f"Upsample-{mode}-fractions", "Upsample", (2, 2, 4, 5), fractions, opset=9, mode=mode)
